// The time left: always to be seen, said aloud three times (ten, five and one minute), and never more.
(function () {
  "use strict";
  const exam = (window.exam = window.exam || {});
  const SPOKEN = [600, 300, 60];
  const SHORT = 300;
  const GIVEN = 20; // seconds more than reckoned: somebody has given time

  class Clock {
    // `face` shows the figures, `say(name, values)` speaks, `over()` is called once when the time is up.
    constructor(face, say, over) {
      this.face = face;
      this.say = say;
      this.over = over;
      this.end = 0;
      this.paused = false;
      this.left = Infinity;
      this.ended = false;
      setInterval(() => this.tick(), 500);
    }

    // What the server says is left, in whole seconds. The device's own clock is only used to count on from here.
    sync(seconds, paused) {
      const was = this.left;
      if (paused !== undefined) this.paused = paused;
      this.end = Date.now() + seconds * 1000;
      if (seconds > 0) this.ended = false;
      this.move(seconds);
      if (was !== Infinity && seconds > was + GIVEN) this.say("more_time", { time: Clock.figures(seconds) });
    }

    tick() {
      if (this.paused || this.left === Infinity) return;
      const left = Math.max(0, Math.ceil((this.end - Date.now()) / 1000));
      this.move(left);
      if (left === 0 && !this.ended) {
        this.ended = true;
        this.over();
      }
    }

    // However the figure came down, by counting or by the server's word: the smallest mark it passed is said.
    move(left) {
      const passed = this.left === Infinity ? [] : SPOKEN.filter((mark) => this.left > mark && left <= mark);
      this.left = left;
      this.show();
      if (passed.length && left > 0) this.say("minutes_left", { minutes: Math.min(...passed) / 60 });
    }

    show() {
      this.face.textContent = Clock.figures(this.left);
      this.face.parentNode.classList.toggle("exam__clock--short", this.left <= SHORT);
    }

    static figures(seconds) {
      const two = (number) => String(number).padStart(2, "0");
      const hours = Math.floor(seconds / 3600);
      const rest = two(Math.floor((seconds % 3600) / 60)) + ":" + two(seconds % 60);
      return hours ? hours + ":" + rest : rest;
    }
  }

  exam.Clock = Clock;
})();
