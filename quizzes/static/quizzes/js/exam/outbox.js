// The local outbox of an exam. Every change is written down in this browser first and sent to our own server within a
// second; it counts as saved only once the server has given a receipt. ES2018, as a classic script.
//
// Words: a *slot* is what this page knows of one question. `sequence` counts its changes; a number that may have
// reached the server is never used for other content. Status:
//   idle      nothing changed here             saved     the server holds it, `receipt` says so
//   unsaved   written down, not yet received   late      kept by the server, not counted
//   refused   the server can't read it         offered   two versions: the clerk chooses, nothing is sent meanwhile
(function () {
  "use strict";
  const exam = window.exam;
  const same = exam.same;

  const SOON = 400; // after the last change
  const LATEST = 900; // after the first one, while somebody goes on typing
  const BACK_OFF = [1000, 2000, 4000, 8000, 15000];
  const AT_ONCE = 4;

  class Outbox {
    // `tell(position)` after a slot changed; `heard(kind, detail)` what the server said of the sitting as a whole.
    constructor(options) {
      this.store = options.store;
      this.address = options.address;
      this.tell = options.tell;
      this.heard = options.heard;
      this.tab = String(Math.random()).slice(2);
      this.slots = {};
      this.failures = 0;
      this.trouble = ""; // "", "offline", "signed_out", "not_yours", "paused"
      this.running = 0;
      this.retry = 0;
    }

    slot(position) {
      if (!this.slots[position]) {
        const empty = { sequence: 0, fields: {}, receipt: "", text: "" };
        this.slots[position] = {
          status: "idle", sequence: 0, fields: {}, attempted: false, writtenAt: "", receipt: "", text: "",
          sentence: "", server: empty, offer: null, timer: 0, since: 0, inFlight: false,
        };
      }
      return this.slots[position];
    }

    unsaved() {
      return Object.keys(this.slots).filter((position) => this.slots[position].status === "unsaved");
    }

    offered() {
      return Object.keys(this.slots).filter((position) => this.slots[position].status === "offered");
    }

    // --- a change ---
    put(position, fields) {
      const slot = this.slot(position);
      if (slot.status === "offered" || (slot.status !== "refused" && same(fields, slot.fields))) return;
      if (slot.status !== "unsaved" || slot.attempted) this._next(slot);
      slot.fields = fields;
      slot.status = "unsaved";
      slot.writtenAt = new Date().toISOString();
      this._write(position);
      this._schedule(position);
      this.tell(position);
    }

    _next(slot) {
      slot.sequence = Math.max(slot.sequence, slot.server.sequence) + 1;
      slot.attempted = false;
    }

    _write(position) {
      const slot = this.slot(position);
      this.store.put(position, {
        sequence: slot.sequence, fields: slot.fields, attempted: slot.attempted, writtenAt: slot.writtenAt,
        receipt: slot.status === "saved" || slot.status === "late" ? slot.receipt : "", text: slot.text,
        late: slot.status === "late", tab: this.tab,
      });
    }

    _schedule(position) {
      const slot = this.slot(position);
      const now = Date.now();
      if (!slot.since) slot.since = now;
      clearTimeout(slot.timer);
      slot.timer = setTimeout(() => {
        slot.since = 0;
        this._send(position);
      }, Math.max(0, Math.min(SOON, slot.since + LATEST - now)));
    }

    // Everything that isn't saved, now: at the limit, on hand-in, when the page goes away or the network comes back.
    flush(leaving) {
      clearTimeout(this.retry);
      this.unsaved().forEach((position) => this._send(position, leaving));
    }

    // --- sending ---
    async _send(position, leaving) {
      const slot = this.slot(position);
      if (slot.status !== "unsaved" || slot.inFlight || (this.running >= AT_ONCE && !leaving)) return;
      clearTimeout(slot.timer);
      slot.since = 0;
      slot.attempted = true;
      this._write(position); // first: whatever happens to this page, the number is taken
      const sent = { sequence: slot.sequence, fields: slot.fields };
      slot.inFlight = true;
      this.running += 1;
      let answer = null;
      try {
        answer = await this._post(position, sent, slot.writtenAt);
      } catch (failure) {
        answer = null; // no network, no answer, or not an answer of ours
      }
      slot.inFlight = false;
      this.running -= 1;
      this._take(position, sent, answer);
    }

    async _post(position, sent, writtenAt) {
      const body = new URLSearchParams();
      body.append("position", position);
      body.append("sequence", sent.sequence);
      body.append("written_at", writtenAt);
      for (const name of Object.keys(sent.fields)) sent.fields[name].forEach((value) => body.append(name, value));
      if (!Object.keys(sent.fields).length) body.append("unknown", "1");
      return exam.ask(this.address, { method: "POST", body: body, keepalive: true });
    }

    _take(position, sent, answer) {
      const slot = this.slot(position);
      const said = answer ? answer.said : {};
      const current = slot.sequence === sent.sequence && slot.status === "unsaved";
      const status = answer ? answer.status : 0;
      if (status === 200 && said.sequence === sent.sequence) {
        slot.server = { sequence: said.sequence, fields: sent.fields, receipt: said.receipt, text: said.saved_at_text };
        if (current) this._settle(position, "saved", said.receipt, said.saved_at_text);
        this.heard("remaining", said.remaining_seconds);
      } else if (status === 409) {
        this.offer(position, "conflict", { ...said.saved, receipt: "", text: said.saved.saved_at_text });
        this.heard("conflict", position);
      } else if (status === 410 && said.kept) {
        if (current) this._settle(position, "late", said.receipt, "");
        this.heard("over", said.error);
      } else if (status === 422 || status === 404 || status === 410) {
        if (current) slot.status = "refused";
        slot.sentence = said.sentence || "";
      } else {
        return this._fail(status === 423 ? "paused" : status === 401 || status === 403 ? this._who(said) : "offline");
      }
      this.failures = 0;
      this._trouble("");
      this.tell(position);
      this.unsaved().forEach((waiting) => {
        if (!this.slots[waiting].since) this._send(waiting); // what is still being typed has its own moment
      });
    }

    _settle(position, status, receipt, text) {
      const slot = this.slot(position);
      slot.status = status;
      slot.receipt = receipt;
      slot.text = text;
      this._write(position);
    }

    _who(said) {
      return said.error === "not_yours" ? "not_yours" : "signed_out";
    }

    _fail(trouble) {
      this._trouble(trouble);
      const wait = BACK_OFF[Math.min(this.failures, BACK_OFF.length - 1)];
      this.failures += 1;
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.flush(), wait * (0.8 + 0.4 * Math.random()));
      this.unsaved().forEach((position) => this.tell(position));
    }

    _trouble(trouble) {
      if (this.trouble === trouble) return;
      this.trouble = trouble;
      this.heard("trouble", trouble);
    }

    // --- two versions of one answer ---
    // `theirs`: {sequence, fields, receipt, text}. kind: "draft" (found here after a reload), "conflict", "window".
    offer(position, kind, theirs, mine) {
      const slot = this.slot(position);
      const here = { sequence: slot.sequence, fields: slot.fields, attempted: slot.attempted };
      const own = mine || (slot.offer ? slot.offer.mine : here);
      clearTimeout(slot.timer);
      slot.status = "offered";
      slot.offer = { kind: kind, mine: own, theirs: theirs };
      this.tell(position);
    }

    decide(position, which) {
      const slot = this.slot(position);
      const mine = slot.offer.mine;
      const theirs = slot.offer.theirs;
      const top = Math.max(mine.sequence, theirs.sequence, slot.server.sequence, slot.sequence);
      slot.offer = null;
      slot.sequence = top;
      // Mine may still reach the server by an earlier request, so "theirs" is then said once more, with a higher number.
      const settled = which === "theirs" && theirs.receipt && !(mine.attempted && mine.sequence > theirs.sequence);
      slot.fields = which === "mine" ? mine.fields : theirs.fields;
      if (settled) {
        slot.attempted = true;
        this._settle(position, "saved", theirs.receipt, theirs.text);
        this.tell(position);
        return;
      }
      this._next(slot);
      slot.status = "unsaved";
      slot.writtenAt = new Date().toISOString();
      this._write(position);
      this.tell(position);
      this._send(position);
    }

    // --- what the server holds, and what was found here ---
    // At the start: `state.answers` as the server tells them. A draft newer than the server's is offered, not sent.
    begin(answers) {
      for (const position of Object.keys(answers)) this._adopt(position, answers[position]);
      for (const position of this.store.positions()) {
        const kept = this.store.get(position);
        const slot = this.slot(position);
        const theirs = slot.server;
        if (!kept || kept.late || (kept.receipt && kept.sequence <= theirs.sequence)) continue;
        if (kept.sequence === theirs.sequence) {
          // Perhaps its receipt was lost on the way: asked again, the server gives it, or says that they differ.
          Object.assign(slot, { fields: kept.fields, attempted: true, status: "unsaved", writtenAt: kept.writtenAt });
          this._send(position);
        } else {
          slot.sequence = Math.max(kept.sequence, theirs.sequence);
          if (!same(kept.fields, theirs.fields)) this.offer(position, "draft", theirs, kept);
        }
      }
    }

    // After the sitting was closed: what never got a receipt, and sending it all the same.
    leftOver() {
      return this.store.positions().filter((position) => !this.store.get(position).receipt);
    }

    sendLeftOver() {
      for (const position of this.leftOver()) {
        const kept = this.store.get(position);
        Object.assign(this.slot(position), kept, { status: "unsaved", attempted: true });
      }
      this.flush(true);
    }

    // Later: somebody may have answered on another device.
    compare(answers) {
      for (const position of Object.keys(answers)) {
        const slot = this.slot(position);
        const found = answers[position];
        const theirs = { ...found, text: found.saved_at_text };
        const stands = slot.offer ? slot.offer.theirs.sequence : slot.sequence + 1;
        if (found.sequence < stands) continue;
        slot.server = theirs;
        if (slot.offer) {
          slot.offer.theirs = theirs;
          this.tell(position);
        } else if (same(found.fields, slot.fields)) {
          this._adopt(position, found);
        } else {
          this.offer(position, "conflict", theirs);
        }
      }
    }

    _adopt(position, found) {
      const slot = this.slot(position);
      slot.server = { ...found, text: found.saved_at_text };
      Object.assign(slot, {
        status: "saved", sequence: found.sequence, fields: found.fields, attempted: true, receipt: found.receipt,
        text: found.saved_at_text,
      });
      this.tell(position);
    }

    // Another window of this browser wrote something down.
    overhear(position) {
      const slot = this.slot(position);
      const kept = this.store.get(position);
      if (!kept || kept.tab === this.tab || kept.sequence < slot.sequence) return;
      if (slot.status === "offered" && kept.sequence === slot.offer.theirs.sequence) {
        slot.offer.theirs = kept; // its receipt has come
        this.tell(position);
      } else if (!same(kept.fields, slot.fields)) {
        this.offer(position, "window", kept);
      } else if (kept.receipt) {
        this._adopt(position, { ...kept, saved_at_text: kept.text });
      }
    }
  }

  // Not on the server: it waits to be sent, to be chosen, or to be changed because the server can't read it.
  exam.waits = (status) => status === "unsaved" || status === "offered" || status === "refused";
  exam.Outbox = Outbox;
})();
