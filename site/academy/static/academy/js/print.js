// A sheet of paper shows what a screen folds away: unfold before printing, fold again after.
(() => {
  "use strict";

  let unfolded = [];

  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("main details:not([open])")];
    unfolded.forEach((fold) => (fold.open = true));
  });
  window.addEventListener("afterprint", () => {
    unfolded.forEach((fold) => (fold.open = false));
    unfolded = [];
  });
})();
