// One question's form as plain values: {name: [values]}, and the way back; what it says in words; how far it is.
(function () {
  "use strict";
  const exam = (window.exam = window.exam || {});
  const controls = (form) => Array.from(form.elements).filter((one) => one.name && one.tagName !== "BUTTON");
  const ticks = (one) => one.type === "radio" || one.type === "checkbox";
  const labelled = (one) => (one.labels && one.labels.length ? one.labels[0].textContent.trim() : "");

  exam.read = function (form) {
    const fields = {};
    for (const one of controls(form)) {
      const value = ticks(one) ? (one.checked ? one.value : "") : one.value.trim();
      if (value) fields[one.name] = (fields[one.name] || []).concat(value);
    }
    return fields;
  };

  exam.fill = function (form, fields) {
    for (const one of controls(form)) {
      const values = fields[one.name] || [];
      if (ticks(one)) one.checked = values.includes(one.value);
      else one.value = values[0] || "";
    }
  };

  // What a clerk would call this answer, for choosing between two.
  exam.describe = function (form, fields, empty) {
    const said = [];
    for (const one of controls(form)) {
      const values = fields[one.name] || [];
      if (ticks(one)) {
        if (values.includes(one.value)) said.push(labelled(one));
      } else if (values.length && one.tagName === "SELECT") {
        const chosen = Array.from(one.options).find((option) => option.value === values[0]);
        said.push(labelled(one) + " → " + (chosen ? chosen.textContent : values[0]));
      } else if (values.length) {
        said.push(values[0]);
      }
    }
    return said.length ? said : [empty];
  };

  // "answered", "half" or "open": half an ordering, or a case without its outcome, is not an answer yet.
  exam.standing = function (form) {
    const all = controls(form);
    const selects = all.filter((one) => one.tagName === "SELECT");
    const radios = all.filter((one) => one.type === "radio");
    const places = selects.filter((one) => one.name.startsWith("place_")).map((one) => one.value);
    if (!Object.keys(exam.read(form)).length) return "open";
    const whole =
      selects.every((one) => one.value) &&
      new Set(places).size === places.length &&
      (!radios.length || radios.some((one) => one.checked));
    return whole ? "answered" : "half";
  };
})();
