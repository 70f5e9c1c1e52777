// Results while typing: <form data-live> is asked for again a moment after the last key, and #found (how many) and
// #results are swapped in place. Without this script the button does the same. Pinyin still being composed by an
// input method waits until the characters stand.
(() => {
  const form = document.querySelector("form[data-live]");
  const results = document.getElementById("results");
  const found = document.getElementById("found");
  if (!form || !results || !found) return;

  const WAIT = 250;
  let timer = 0;
  let asking = null;

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = new URL(form.action || location.href);
    address.search = new URLSearchParams(new FormData(form)).toString();
    try {
      const answer = await fetch(address, { credentials: "same-origin", signal: asking.signal });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      results.replaceChildren(...page.getElementById("results").childNodes);
      found.textContent = page.getElementById("found").textContent;
      history.replaceState(null, "", address);
    } catch {
      // Typed on, or the network is away: what stands stays, and the button still works.
    }
  };
  const soon = (event) => {
    window.clearTimeout(timer);
    if (!event.isComposing) timer = window.setTimeout(ask, WAIT);
  };

  form.addEventListener("input", soon);
  form.addEventListener("compositionend", soon);
})();
