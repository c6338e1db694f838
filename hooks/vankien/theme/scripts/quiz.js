// Questions with answers: a part for its words, which pages of questions load by themselves.
(function () {
  "use strict";
  var kit = window.VanKien;
  var doc = document;
  var words = kit.words.quiz;
  var all = kit.all;

  // As the program folds what is accepted: no case, no marks, one blank.
  function fold(text) {
    text = text.replace(/[đĐðÐ]/g, "d").toLowerCase();
    if (text.normalize) text = text.normalize("NFD");
    return text.replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]/g, "").replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[\u2044\u2215]/g, "/").replace(/\s+/g, " ").trim();
  }

  // What was chosen, in the order in which it stands; null where something is left to choose.
  function chosen(quiz, kind) {
    if (kind === "short") return fold(quiz.querySelector("input").value) || null;
    if (kind === "order") return values(".order>li", "data-value");
    if (kind === "match") {
      var found = all("select", quiz).map(function (one) { return one.value; });
      return found.indexOf("") < 0 ? found.map(Number) : null;
    }
    found = values("input:checked", "value");
    return found.length ? found : null;

    function values(selector, name) {
      return all(selector, quiz).map(function (one) { return Number(one.getAttribute(name)); });
    }
  }

  function mark(one, right) {
    one.classList.add(right ? "is-right" : "is-wrong");
    var said = one.appendChild(doc.createElement("span"));
    said.className = "visually-hidden quiz-mark";
    said.textContent = " (" + (right ? words.right : words.wrong) + ")";
  }

  // A tick or a cross beside everything that was chosen, and beside what should have been.
  function show(quiz, kind, given, key) {
    all(".choice", quiz).forEach(function (one, place) {
      if (kind === "order") return mark(one, given[place] === place);
      if (kind === "match") return mark(one, given[place] === place);
      var value = Number(one.querySelector("input").value);
      if (given.indexOf(value) > -1 || key.indexOf(value) > -1) mark(one, key.indexOf(value) > -1);
    });
  }

  function lock(quiz, isLocked) {
    all("input,select,[data-move]", quiz).forEach(function (one) { one.disabled = isLocked; });
  }

  function check(quiz, button) {
    var kind = quiz.getAttribute("data-kind");
    var key = JSON.parse(quiz.getAttribute("data-right"));
    var verdict = quiz.querySelector(".verdict");
    var answer = quiz.querySelector("details");
    if (quiz.classList.contains("is-answered")) return again(quiz, button, verdict, answer);
    var given = chosen(quiz, kind);
    if (given === null) {
      verdict.textContent = words.choose;
      return;
    }
    var right = kind === "short" ? key.indexOf(given) > -1 : String(given) === String(key);
    var days = kit.progress.note(quiz.getAttribute("data-quiz"), right);
    quiz.classList.add("is-answered");
    if (kind !== "short") show(quiz, kind, given, key);
    lock(quiz, true);
    verdict.className = "verdict " + (right ? "is-right" : "is-wrong");
    verdict.textContent = (right ? words.yes : words.no) +
      (days ? " " + (days === 1 ? words.tomorrow : words.days.replace("{number}", days)) : "");
    answer.open = true;
    button.textContent = words.again;
    quiz.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: right }));
  }

  function again(quiz, button, verdict, answer) {
    quiz.classList.remove("is-answered");
    all(".quiz-mark", quiz).forEach(function (one) { one.parentNode.removeChild(one); });
    all(".is-right,.is-wrong", quiz).forEach(function (one) { one.classList.remove("is-right", "is-wrong"); });
    all("input", quiz).forEach(function (one) {
      if (one.type === "text") one.value = "";
      else one.checked = false;
    });
    all("select", quiz).forEach(function (one) { one.value = ""; });
    lock(quiz, false);
    verdict.textContent = "";
    answer.open = false;
    button.textContent = words.check;
  }

  // The focus goes with what was moved, so that it can be moved on.
  function move(button, by) {
    var item = button.parentNode.parentNode;
    var other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    item.parentNode.insertBefore(item, by < 0 ? other : other.nextSibling);
    button.focus();
    var place = all("li", item.parentNode).indexOf(item) + 1;
    kit.say(words.place.replace("{number}", place));
  }

  window.VanKien.tools.quiz = function (button) {
    var by = button.getAttribute("data-move");
    if (by) move(button, Number(by));
    else check(button.closest(".quiz"), button);
  };
})();
