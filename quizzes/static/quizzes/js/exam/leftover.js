// A closed sitting: this device may hold answers that never reached the server. Sent now they are kept, not counted.
(function () {
  "use strict";
  const exam = window.exam;
  const panel = document.getElementById("exam-left-over");
  if (!panel) return;

  const find = (name) => panel.querySelector("[data-" + name + "]");
  const store = new exam.Store(panel.dataset.person, panel.dataset.sitting);
  const outbox = new exam.Outbox({
    store: store,
    address: panel.dataset.answers,
    tell: () => show(),
    // Its number is taken by another answer that came too late: what this device holds is sent under the next one.
    heard: (kind, position) => kind === "conflict" && outbox.decide(position, "mine"),
  });

  function show() {
    const left = outbox.leftOver().length;
    find("count").textContent = String(left);
    find("asked").hidden = left === 0;
    find("sent").hidden = left > 0;
  }

  if (outbox.leftOver().length) {
    show();
    panel.hidden = false;
    find("send").addEventListener("click", () => outbox.sendLeftOver());
    find("drop").addEventListener("click", () => {
      store.clear();
      panel.hidden = true;
    });
  }
})();
