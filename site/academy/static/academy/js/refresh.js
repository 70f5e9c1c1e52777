// Brings a part of the page up to date while work is running: <section data-refresh="2"> is fetched again every
// two seconds and swapped in place, until the server sends it without the attribute. Nothing else moves.
(() => {
  const part = document.querySelector("[data-refresh]");
  if (!part) return;

  const again = () => window.setTimeout(look, Number(part.dataset.refresh) * 1000);
  const look = async () => {
    if (document.hidden) return again();
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return again();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(part.id);
      if (!fresh) return;
      part.replaceChildren(...fresh.childNodes);
      if (!fresh.dataset.refresh) return delete part.dataset.refresh;
    } catch (away) {
      // The network is away; the work goes on, so keep looking.
    }
    again();
  };
  again();
})();
