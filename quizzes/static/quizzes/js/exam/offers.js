// Two versions of one answer: say what each of them is, and let the clerk choose. Nothing is applied by itself.
(function () {
  "use strict";
  const exam = (window.exam = window.exam || {});

  // Fills the question's notice from the slot's offer, and hides it where there is none.
  exam.showOffer = function (question, slot, words, decide) {
    const notice = question.querySelector("[data-offer]");
    if (!slot.offer) {
      notice.hidden = true;
      return;
    }
    const form = question.querySelector("[data-form]");
    const put = (name, version) => {
      const list = notice.querySelector('[data-offer-is="' + name + '"]');
      list.replaceChildren(
        ...exam.describe(form, version.fields, words.empty).map((line) => {
          const item = document.createElement("li");
          item.textContent = line;
          return item;
        })
      );
    };
    notice.querySelector("[data-offer-why]").textContent = words["offer_" + slot.offer.kind];
    put("mine", slot.offer.mine);
    put("theirs", slot.offer.theirs);
    const text = slot.offer.theirs.text;
    notice.querySelector("[data-offer-when]").textContent = text ? exam.say(words.saved, { time: text }) : "";
    notice.querySelectorAll("[data-decide]").forEach((button) => {
      button.onclick = () => decide(button.dataset.decide);
    });
    notice.hidden = false;
  };

  // "{n} left" with {n: 3}.
  exam.say = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => values[name]);
})();
