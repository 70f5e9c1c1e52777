// The keyboard: figures choose, arrows or J and K turn the page, F flags, ? explains. Can be switched off, and stays
// out of fields in which somebody types or chooses with the arrows.
(function () {
  "use strict";
  const exam = (window.exam = window.exam || {});
  const OFF = "exam-keys-off";

  const remembered = (name) => {
    try {
      return localStorage.getItem(name) === "1";
    } catch (failure) {
      return false;
    }
  };
  const remember = (name, on) => {
    try {
      if (on) localStorage.setItem(name, "1");
      else localStorage.removeItem(name);
    } catch (failure) {
      // A browser that keeps nothing: the choice holds for this page.
    }
  };

  exam.remembered = remembered;
  exam.remember = remember;

  // `act`: {choose(number), back(), next(), flag(), help()}.
  exam.listenToKeys = function (box, act) {
    box.checked = !remembered(OFF);
    box.addEventListener("change", () => remember(OFF, !box.checked));
    document.addEventListener("keydown", (event) => {
      if (!box.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const at = event.target;
      const types = at.tagName === "SELECT" || at.tagName === "TEXTAREA" || at.type === "text";
      if (types) return;
      const turns = at.type !== "radio"; // there the arrows choose; J and K always turn
      const pressed = String(event.key).toLowerCase();
      if (/^[1-9]$/.test(event.key)) act.choose(Number(event.key));
      else if ((event.key === "ArrowLeft" && turns) || pressed === "k") act.back();
      else if ((event.key === "ArrowRight" && turns) || pressed === "j") act.next();
      else if (pressed === "f") act.flag();
      else if (event.key === "?") act.help();
      else return;
      event.preventDefault();
    });
  };
})();
