// Handing in: first what is missing, then once more. Nothing is sent before the second button.
(function () {
  "use strict";
  const exam = (window.exam = window.exam || {});

  class HandIn {
    // `sheet` has `rows()`: [{position, standing, flagged, status}], `jump(position)` and `outbox`.
    constructor(panel, sheet, settings, words) {
      this.panel = panel;
      this.sheet = sheet;
      this.settings = settings;
      this.words = words;
      this.button = panel.querySelector("[data-confirm]");
      this.note = panel.querySelector("[data-handin-note]");
      this.button.addEventListener("click", () => this.confirm());
      panel.querySelector("[data-return]").addEventListener("click", () => sheet.jump(sheet.current));
    }

    show() {
      this.panel.hidden = false;
      this.refresh();
      this.sheet.outbox.flush();
      this.panel.querySelector("h2").focus();
    }

    refresh() {
      const rows = this.sheet.rows();
      const waits = (row) => exam.waits(row.status);
      this._list("open", rows.filter((row) => row.standing !== "answered"));
      this._list("flagged", rows.filter((row) => row.flagged));
      this._list("unsaved", rows.filter(waits));
      const waiting = rows.some((row) => waits(row) && row.status !== "refused"); // sent again it would be refused again
      this.button.disabled = waiting || this.sheet.paused;
      const all = rows.filter((row) => row.standing === "answered").length;
      this.panel.querySelector("[data-handin-count]").textContent = exam.say(this.words.count, {
        answered: all, total: rows.length,
      });
      this.panel.querySelector("[data-handin-waits]").hidden = !waiting;
    }

    _list(name, rows) {
      const part = this.panel.querySelector('[data-list="' + name + '"]');
      part.hidden = !rows.length;
      part.querySelector("ul").replaceChildren(
        ...rows.map((row) => {
          const item = document.createElement("li");
          const button = document.createElement("button");
          button.type = "button";
          button.className = "chip";
          button.textContent = exam.say(row.standing === "half" ? this.words.question_half : this.words.question, {
            n: row.position,
          });
          button.addEventListener("click", () => this.sheet.jump(row.position));
          item.append(button);
          return item;
        })
      );
    }

    async confirm() {
      this.button.disabled = true;
      this.note.textContent = this.words.handing_in;
      const sent = await this.send();
      if (sent) return;
      this.note.textContent = this.words.handin_failed;
      this.refresh();
    }

    // Whether the server has taken it; then the page goes on to the result.
    async send() {
      let answer = null;
      try {
        answer = await exam.ask(this.settings.submit, { method: "POST" });
      } catch (failure) {
        return false;
      }
      if (answer.status !== 200) return false;
      this.sheet.leave();
      return true;
    }
  }

  exam.HandIn = HandIn;
})();
