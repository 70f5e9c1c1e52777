// A chart wider than its frame opens where today is, not in January.
(() => {
  const frame = document.querySelector(".gantt-frame");
  const now = frame && frame.querySelector("[data-now]");
  if (!now) return;
  const inside = frame.getBoundingClientRect();
  frame.scrollLeft += now.getBoundingClientRect().left - inside.left - inside.width * 0.7;
})();
