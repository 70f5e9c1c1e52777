// What this browser keeps of an exam, and how it asks our own server. ES2018, as a classic script.
(function () {
  "use strict";
  const exam = (window.exam = window.exam || {});

  const OLD = 60 * 24 * 3600 * 1000; // what an exam of two months ago left behind
  const PATIENCE = 12000; // a request nobody answers

  // Order of names and values doesn't matter: {a: ["1", "2"]} is {a: ["2", "1"]}.
  const spelled = (fields) =>
    JSON.stringify(
      Object.keys(fields || {})
        .filter((name) => fields[name].length)
        .sort()
        .map((name) => [name, fields[name].slice().sort()])
    );
  const same = (one, other) => spelled(one) === spelled(other);

  // What this browser keeps: one entry for each question, under the person and the sitting.
  class Store {
    constructor(person, sitting) {
      this.prefix = "exam/" + person + "/" + sitting + "/";
      this.memory = {};
      this.works = true;
      try {
        localStorage.setItem("exam/probe", "1");
        localStorage.removeItem("exam/probe");
        this.forgetOld();
      } catch (failure) {
        this.works = false;
      }
    }

    get(name) {
      try {
        const kept = localStorage.getItem(this.prefix + name);
        return kept === null ? this.memory[name] || null : JSON.parse(kept);
      } catch (failure) {
        return this.memory[name] || null;
      }
    }

    put(name, entry) {
      this.memory[name] = entry;
      try {
        localStorage.setItem(this.prefix + name, JSON.stringify(entry));
      } catch (failure) {
        this.works = false; // full, or forbidden: this page still holds it
      }
    }

    drop(name) {
      delete this.memory[name];
      try {
        localStorage.removeItem(this.prefix + name);
      } catch (failure) {
        this.works = false;
      }
    }

    names() {
      const found = new Set(Object.keys(this.memory));
      try {
        for (let at = 0; at < localStorage.length; at += 1) {
          const key = localStorage.key(at);
          if (key.startsWith(this.prefix)) found.add(key.slice(this.prefix.length));
        }
      } catch (failure) {
        this.works = false;
      }
      return Array.from(found);
    }

    positions() {
      return this.names().filter((name) => /^\d+$/.test(name));
    }

    clear() {
      this.names().forEach((name) => this.drop(name));
    }

    forgetOld() {
      const before = Date.now() - OLD;
      for (const key of Object.keys(localStorage)) {
        if (!/^exam\/\d+\/\d+\/\d+$/.test(key)) continue;
        const entry = JSON.parse(localStorage.getItem(key));
        if (Date.parse(entry.writtenAt) < before) localStorage.removeItem(key);
      }
    }
  }

  // One request to our own server: {status, said}. Throws where there was no answer in time.
  exam.ask = async function (address, options) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
    try {
      const answer = await fetch(address, {
        credentials: "same-origin",
        redirect: "error",
        signal: patience.signal,
        headers: { Accept: "application/json", "X-CSRFToken": token ? token[1] : "" },
        ...options,
      });
      const kind = answer.headers.get("Content-Type") || "";
      return { status: answer.status, said: kind.startsWith("application/json") ? await answer.json() : {} };
    } finally {
      clearTimeout(timer);
    }
  };

  exam.same = same;
  exam.Store = Store;
})();
