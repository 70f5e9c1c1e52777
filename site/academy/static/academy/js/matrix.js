// The matrix as a grid: one stop of the tab key, arrows inside, and the facets of the cell at hand beside it.
// Without a script it is a table of links.
(() => {
  "use strict";

  const table = document.querySelector(".matrix");
  const strip = document.getElementById("strip");
  if (!table || !strip) return;

  const frame = table.closest(".matrix-frame");
  const shapes = [...strip.querySelectorAll("li")].map((one) => [one.dataset.shape, one.textContent]);
  const LETTERS = "psnuxri";
  const USUAL = { certified: "p", except: "p", stale: "s", practised: "n", inferred: "n", never: "n", none: "n" };
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" });
  const today = Date.parse(strip.dataset.on);
  const dated = (days) => day.format(new Date(today + days * 86400000));

  // --- keys ---

  const heldBy = (cell) => cell.querySelector("a") || cell;
  let current = null;

  const hold = (cell, focus) => {
    if (current) heldBy(current).tabIndex = -1;
    current = cell;
    const target = heldBy(cell);
    target.tabIndex = 0;
    if (!focus) return;
    target.focus({ preventScroll: true });
    reveal(cell);
  };

  // The heads stand over the cells: a cell is in sight only beside and below them.
  const reveal = (cell) => {
    const [box, inside] = [cell.getBoundingClientRect(), frame.getBoundingClientRect()];
    const side = table.rows[0].cells[0].getBoundingClientRect();
    const foot = table.tFoot ? table.tFoot.offsetHeight : 0;
    const [row, column] = [cell.parentNode.rowIndex, cell.cellIndex];
    if (row && column) {
      frame.scrollLeft += Math.min(0, box.left - side.right) || Math.max(0, box.right - inside.right);
    }
    if (row) {
      frame.scrollTop += Math.min(0, box.top - side.bottom) || Math.max(0, box.bottom - inside.bottom + foot);
    }
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const at = (row, column) => {
    const cells = table.rows[Math.max(0, Math.min(row, table.rows.length - 1))].cells;
    return cells[Math.max(0, Math.min(column, cells.length - 1))];
  };

  const moves = {
    ArrowRight: (row, column) => at(row, column + 1),
    ArrowLeft: (row, column) => at(row, column - 1),
    ArrowDown: (row, column) => at(row + 1, column),
    ArrowUp: (row, column) => at(row - 1, column),
    PageDown: (row, column) => at(row + 10, column),
    PageUp: (row, column) => at(row - 10, column),
    Home: (row, column, far) => at(far ? 0 : row, 0),
    End: (row, column, far) => at(far ? table.rows.length - 1 : row, Infinity),
  };

  table.setAttribute("role", "grid");
  table.setAttribute("aria-labelledby", "table");
  for (const link of table.querySelectorAll("a")) link.tabIndex = -1;
  frame.removeAttribute("tabindex");
  // A category that was just opened or closed keeps the keys.
  const folded = /^#category-\d+$/.test(location.hash) && table.querySelector(location.hash)?.closest("th");
  hold(folded || table.querySelector("td > a")?.parentNode || at(1, 0), Boolean(folded));

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("th, td");
    if (event.key === "Escape") hide();
    const move = moves[event.key];
    if (!cell || !move || event.altKey || event.metaKey) return;
    event.preventDefault();
    hold(move(cell.parentNode.rowIndex, cell.cellIndex, event.ctrlKey), true);
  });

  // --- facets ---

  let shownFor = null;

  const hide = () => {
    strip.hidden = true;
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
  };

  const fill = (link) => {
    const cell = link.parentNode;
    const row = cell.parentNode;
    const who = at(0, cell.cellIndex).querySelector("a").textContent;
    const usual = (row.dataset.f || "pppppp").replaceAll("p", USUAL[link.className]);
    const [letters, ...due] = (link.dataset.f || usual).split(" ");
    strip.querySelector(".strip__who").textContent = `${who} · ${row.cells[0].firstChild.textContent.trim()}`;
    const held = link.className === "certified" || link.className === "except";
    const words = link.dataset.d ? ` · ${held ? strip.dataset.until : strip.dataset.due} ${dated(+link.dataset.d)}` : "";
    strip.querySelector(".strip__state").textContent = link.textContent + words;
    let next = 0;
    strip.querySelectorAll("dd").forEach((place, number) => {
      const [shape, told] = shapes[LETTERS.indexOf(letters[number])];
      const mark = document.createElement("span");
      mark.className = `state state--${shape}`;
      const until = letters[number] === "s" && due.length ? due[Math.min(next++, due.length - 1)] : null;
      place.replaceChildren(mark, ` ${told}${until === null ? "" : ` · ${strip.dataset.by} ${dated(+until)}`}`);
    });
  };

  const show = (link, tapped) => {
    if (shownFor !== link) {
      hide();
      fill(link);
      shownFor = link;
      link.setAttribute("aria-describedby", "strip");
    }
    const open = strip.querySelector(".strip__open");
    open.hidden = !tapped;
    open.href = link.href;
    strip.hidden = false;
    const box = link.getBoundingClientRect();
    const left = box.right + 8 + strip.offsetWidth > innerWidth ? box.left - 8 - strip.offsetWidth : box.right + 8;
    strip.style.left = `${Math.max(8, left)}px`;
    strip.style.top = `${Math.max(8, Math.min(box.top, innerHeight - strip.offsetHeight - 8))}px`;
  };

  const cellLink = (target) => target.closest?.("td > a");

  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("th, td");
    if (cell && cell !== current) hold(cell, false);
    const link = cellLink(event.target);
    if (link) show(link, false);
    else hide();
  });
  table.addEventListener("focusout", (event) => {
    if (!strip.contains(event.relatedTarget)) hide();
  });
  table.addEventListener("pointerover", (event) => {
    const link = cellLink(event.target);
    if (event.pointerType === "mouse" && link) show(link, false);
  });
  table.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
  frame.addEventListener("scroll", () => strip.hidden || document.activeElement === shownFor || hide(), { passive: true });

  // A finger's first tap shows the facets, and the way to the evidence beneath them; a second one opens it.
  // Where a click doesn't say what made it, the last press does; one of the enter key has no detail.
  let tapped = null;
  let pressedBy = "";
  table.addEventListener("pointerdown", (event) => (pressedBy = event.pointerType));
  table.addEventListener("click", (event) => {
    const link = cellLink(event.target);
    const touch = event.detail > 0 && (event.pointerType ?? pressedBy) === "touch";
    if (!link || !touch || tapped === link) return;
    event.preventDefault();
    tapped = link;
    show(link, true);
  });
})();
