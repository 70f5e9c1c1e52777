// The reader's own choice of theme. It is kept in a cookie, not in localStorage, so that the server can write it
// on <html> and no page flashes in the other theme before this (deferred) script arrives.
(() => {
  const YEAR = 60 * 60 * 24 * 365;
  const root = document.documentElement;
  const chooser = document.querySelector("[data-theme-chooser]");
  if (!chooser) return;

  const buttons = chooser.querySelectorAll("[data-theme-choice]");
  const show = () => {
    const chosen = root.dataset.theme || "system";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
  };

  chooser.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) return;
    const choice = button.dataset.themeChoice;
    const secure = location.protocol === "https:" ? "; secure" : "";
    if (choice === "system") {
      delete root.dataset.theme;
      document.cookie = `theme=; path=/; max-age=0; samesite=lax${secure}`;
    } else {
      root.dataset.theme = choice;
      document.cookie = `theme=${choice}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
    }
    show();
  });

  show();
  chooser.hidden = false;
})();
