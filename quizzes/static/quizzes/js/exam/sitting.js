// The page of a sitting: one question at a time, where everything stands, and what the server says of the time.
(function () {
  "use strict";
  const exam = window.exam;
  const root = document.getElementById("exam");
  if (!root) return;

  const LOOK = 30000; // how often the server is asked how the sitting stands, where no save told it anyway
  const LOOK_SOON = 8000; // while paused, or after the time was up
  const LARGE = "exam-large-text";
  const find = (name) => root.querySelector("[data-" + name + "]");
  const settings = root.dataset;
  const words = {};
  document.querySelectorAll("#exam-words [data-word]").forEach((one) => {
    words[one.dataset.word] = one.textContent.trim();
  });

  class Sheet {
    constructor() {
      this.questions = {};
      root.querySelectorAll("[data-position]").forEach((one) => {
        this.questions[one.dataset.position] = one;
      });
      this.total = Object.keys(this.questions).length;
      this.store = new exam.Store(settings.person, settings.sitting);
      this.flags = new Set(this.store.get("flags") || []);
      this.current = Math.min(this.total, Number(this.store.get("at")) || 1);
      this.paused = false;
      this.ended = false;
      this.summary = false;
      this.lookTimer = 0;
      this.outbox = new exam.Outbox({
        store: this.store,
        address: settings.answers,
        tell: (position) => this.draw(position),
        heard: (kind, detail) => this.hear(kind, detail),
      });
      this.clock = new exam.Clock(find("clock"), (name, values) => this.speak(exam.say(words[name], values)), () =>
        this.timeIsUp()
      );
      this.handIn = new exam.HandIn(find("handin"), this, settings, words);
    }

    begin() {
      for (const position of Object.keys(this.questions)) {
        const form = this.form(position);
        form.reset(); // what the browser remembers of an earlier visit is not what the server holds
        form.addEventListener("input", () => this.changed(position));
        form.addEventListener("change", () => this.changed(position));
        form.addEventListener("submit", (event) => {
          event.preventDefault();
          this.turn(1);
        });
        this.question(position).querySelector("[data-clear]").addEventListener("click", () => {
          exam.fill(form, {});
          this.changed(position);
        });
      }
      root.querySelectorAll("[data-jump]").forEach((one) => {
        one.addEventListener("click", () => this.jump(Number(one.dataset.jump)));
      });
      find("back").addEventListener("click", () => this.turn(-1));
      find("next").addEventListener("click", () => this.turn(1));
      find("flag").addEventListener("click", () => this.flag());
      root.querySelectorAll("[data-to-handin]").forEach((one) => one.addEventListener("click", () => this.sum()));
      this.tools();
      this.watch();
      this.clock.sync(Number(settings.remaining), settings.paused === "1");
      this.outbox.begin(JSON.parse(settings.saved));
      if (!this.store.works) this.notice("storage", words.no_storage);
      this.pause(settings.paused === "1");
      Object.keys(this.questions).forEach((position) => this.draw(position));
      this.show(this.current);
      document.getElementById("exam-plain").hidden = true;
      root.hidden = false;
      const offered = this.outbox.offered();
      if (offered.length) this.jump(Number(offered[0]));
      this.look();
    }

    question(position) {
      return this.questions[position];
    }

    form(position) {
      return this.questions[position].querySelector("[data-form]");
    }

    // --- answering ---
    changed(position) {
      this.outbox.put(position, exam.read(this.form(position)));
      this.draw(position);
    }

    choose(number) {
      if (this.summary || this.paused || this.ended) return;
      const options = this.form(this.current).querySelectorAll(".option > input");
      if (options[number - 1]) options[number - 1].click();
    }

    flag() {
      if (this.summary) return;
      const position = String(this.current);
      if (!this.flags.delete(position)) this.flags.add(position);
      this.store.put("flags", Array.from(this.flags));
      this.draw(position);
      this.speak(this.flags.has(position) ? words.flagged_now : words.unflagged_now);
    }

    // --- turning ---
    turn(by) {
      if (this.summary) return by < 0 ? this.jump(this.total) : undefined;
      const to = this.current + by;
      if (to > this.total) return this.sum();
      return to >= 1 ? this.jump(to) : undefined;
    }

    jump(position) {
      this.show(position);
      this.question(position).querySelector("h2").focus();
      window.scrollTo(0, 0);
    }

    show(position) {
      this.summary = false;
      this.current = position;
      this.store.put("at", position);
      this.handIn.panel.hidden = true;
      for (const one of Object.keys(this.questions)) this.question(one).hidden = Number(one) !== position;
      find("bar").hidden = false;
      find("back").disabled = position === 1;
      find("next").textContent = position === this.total ? words.to_summary : words.next;
      this.draw(String(position));
    }

    sum() {
      this.summary = true;
      for (const one of Object.keys(this.questions)) this.question(one).hidden = true;
      find("bar").hidden = true;
      this.handIn.show();
      window.scrollTo(0, 0);
    }

    // --- showing how things stand ---
    rows() {
      return Object.keys(this.questions).map((position) => ({
        position: position,
        standing: exam.standing(this.form(position)),
        flagged: this.flags.has(position),
        status: this.outbox.slot(position).status,
      }));
    }

    draw(position) {
      const slot = this.outbox.slot(position);
      const question = this.question(position);
      if (!question) return;
      const form = this.form(position);
      const offered = slot.status === "offered";
      const content = offered && slot.offer.kind === "draft" ? slot.server.fields : slot.fields;
      if (!exam.same(exam.read(form), content)) exam.fill(form, content);
      exam.showOffer(question, slot, words, (which) => this.outbox.decide(position, which));
      question.querySelector("[data-lock]").disabled = offered || this.paused || this.ended;
      question.querySelector("[data-clear]").hidden = offered || this.ended || !Object.keys(slot.fields).length;
      const receipt = question.querySelector("[data-receipt]");
      receipt.textContent = this.receipt(slot);
      receipt.className = "receipt" + (slot.status === "saved" ? "" : " receipt--pending");
      receipt.title = slot.status === "saved" || slot.status === "late" ? slot.receipt : "";
      this.drawJump(position, slot);
      this.drawCount();
      if (this.summary) this.handIn.refresh();
    }

    receipt(slot) {
      if (slot.status === "saved") return exam.say(words.saved, { time: slot.text });
      if (slot.status === "refused") return words.refused + slot.sentence;
      return { unsaved: words.unsaved, late: words.late, offered: words.offered, idle: "" }[slot.status];
    }

    drawJump(position, slot) {
      const button = root.querySelector('[data-jump="' + position + '"]');
      const standing = exam.standing(this.form(position));
      const flagged = this.flags.has(position);
      const waits = exam.waits(slot.status);
      const current = Number(position) === this.current;
      button.className = "exam__jump exam__jump--" + standing;
      button.classList.toggle("exam__jump--flagged", flagged);
      button.classList.toggle("exam__jump--waits", waits);
      root.querySelectorAll("[data-jump][aria-current]").forEach((one) => one.removeAttribute("aria-current"));
      root.querySelector('[data-jump="' + this.current + '"]').setAttribute("aria-current", "true");
      const said = [words["is_" + standing]];
      if (flagged) said.push(words.is_flagged);
      if (waits) said.push(words.is_unsaved);
      button.querySelector("[data-jump-words]").textContent = said.join(words.comma);
      if (current) find("flag").setAttribute("aria-pressed", String(flagged));
    }

    drawCount() {
      const rows = this.rows();
      const count = (of) => String(rows.filter(of).length);
      for (const standing of ["answered", "half", "open"]) {
        find("count-" + standing).textContent = count((row) => row.standing === standing);
      }
      find("count-flagged").textContent = count((row) => row.flagged);
      find("where").textContent = exam.say(words.where, {
        n: this.current, total: this.total, answered: count((row) => row.standing === "answered"),
      });
      const waiting = rows.filter((row) => exam.waits(row.status)).length;
      const saved = find("saved-all");
      saved.textContent = waiting ? exam.say(words.unsaved_count, { n: waiting }) : words.all_saved;
      saved.className = "receipt" + (waiting ? " receipt--pending" : "");
    }

    notice(name, text) {
      const notice = find("notice-" + name);
      notice.hidden = !text;
      notice.querySelector("[data-text]").textContent = text;
    }

    speak(text) {
      find("speak").textContent = text;
    }

    // --- what the server says ---
    hear(kind, detail) {
      if (kind === "remaining") {
        this.clock.sync(detail);
        this.lookIn(LOOK);
      } else if (kind === "trouble") {
        this.notice("trouble", detail && detail !== "paused" ? words["trouble_" + detail] : "");
        find("sign-in").hidden = detail !== "signed_out" && detail !== "not_yours";
        if (detail === "paused") this.look();
      } else if (kind === "over") {
        this.notice("late", words["over_" + detail]);
        this.lookIn(0);
      } else {
        this.lookIn(0);
      }
    }

    async look() {
      const ended = this.ended;
      let answer = null;
      try {
        answer = await exam.ask(settings.state, {});
      } catch (failure) {
        answer = null;
      }
      if (answer && answer.status === 200) this.take(answer.said);
      if (this.ended && !ended) return; // the time ran out meanwhile: the look for that is on its way
      this.lookIn(this.paused || this.ended ? LOOK_SOON : LOOK * (0.9 + 0.2 * Math.random()));
    }

    lookIn(wait) {
      clearTimeout(this.lookTimer);
      this.lookTimer = setTimeout(() => this.look(), wait);
    }

    take(state) {
      if (state.state === "finished") return this.finish();
      const paused = this.paused;
      this.clock.sync(state.remaining_seconds, state.paused);
      this.pause(state.paused);
      if (paused && !state.paused) this.outbox.flush();
      if (this.ended && state.remaining_seconds > 0) this.end(false); // the invigilator has given time
      else if (this.ended && !this.outbox.unsaved().length) this.handIn.send();
      this.outbox.compare(state.answers);
      return undefined;
    }

    pause(paused) {
      if (paused === this.paused) return;
      this.paused = paused;
      this.notice("paused", paused ? words.paused : "");
      this.speak(paused ? words.paused : words.resumed);
      Object.keys(this.questions).forEach((position) => this.draw(position));
    }

    // No quiet window: whatever is here goes out now; answers close, and the server's word is asked for.
    timeIsUp() {
      this.outbox.flush();
      this.end(true);
      this.lookIn(1500);
    }

    end(ended) {
      this.ended = ended;
      this.notice("ended", ended ? words.time_up : "");
      this.speak(ended ? words.time_up : "");
      Object.keys(this.questions).forEach((position) => this.draw(position));
    }

    // Closed by the clerk elsewhere, or by the server. What was not saved is sent all the same and kept as late.
    finish() {
      if (!this.ended) this.end(true);
      this.outbox.flush();
      const waiting = this.outbox.unsaved().length + this.outbox.offered().length;
      if (!waiting && !this.rows().some((row) => row.status === "late")) return this.leave();
      this.notice("ended", words.closed);
      find("to-result").hidden = false;
      return undefined;
    }

    // What never got a receipt stays on this device: this address, now of a closed exam, offers to send it.
    leave() {
      const left = this.outbox.leftOver().length > 0;
      if (!left) this.store.clear();
      window.location.assign(left ? window.location.pathname : settings.result);
    }

    // --- what the browser tells ---
    watch() {
      const away = () => this.outbox.flush();
      window.addEventListener("pagehide", () => this.outbox.flush(true));
      document.addEventListener("visibilitychange", () => {
        this.outbox.flush(document.hidden); // on a phone the last thing a page hears
        if (!document.hidden) this.look();
      });
      window.addEventListener("online", away);
      window.addEventListener("focus", away);
      window.addEventListener("storage", (event) => {
        const key = event.key || "";
        const position = key.slice(this.store.prefix.length);
        if (key.startsWith(this.store.prefix) && this.questions[position]) this.outbox.overhear(position);
      });
    }

    tools() {
      const large = find("large");
      const set = (on) => {
        document.documentElement.classList.toggle("large-text", on);
        large.setAttribute("aria-pressed", String(on));
      };
      set(exam.remembered(LARGE));
      large.addEventListener("click", () => {
        const on = large.getAttribute("aria-pressed") !== "true";
        exam.remember(LARGE, on);
        set(on);
      });
      find("map").open = window.matchMedia("(min-width: 60rem)").matches;
      const help = find("help");
      exam.listenToKeys(find("keys"), {
        choose: (number) => this.choose(number),
        back: () => this.turn(-1),
        next: () => this.turn(1),
        flag: () => this.flag(),
        help: () => {
          help.open = !help.open;
          if (help.open) help.querySelector("summary").focus();
        },
      });
    }
  }

  new Sheet().begin();
})();
