/// The one script of the page: it narrows the list and reads nothing but the page itself.
enum TimelineScript {
  static let source: StaticString = """
    (function () {
      "use strict";
      var get = function (id) { return document.getElementById(id); };
      var form = get("filters"), shown = get("shown");
      if (!form) { return; }
      var items = Array.prototype.slice.call(document.querySelectorAll("li.e"));
      var groups = Array.prototype.slice.call(document.querySelectorAll("section.month"));
      var fields = { b: get("f-b"), m: get("f-m"), p: get("f-p"), f: get("f-f"), k: get("f-k") };
      var text = get("f-t"), words = null;
      function matches(item, place, wanted, needle) {
        var data = item.dataset;
        if (wanted.b && (" " + data.b + " ").indexOf(" " + wanted.b + " ") < 0) { return false; }
        if (wanted.m && data.m !== wanted.m) { return false; }
        if (wanted.p && data.p !== wanted.p) { return false; }
        if (wanted.f && data.f !== wanted.f) { return false; }
        if (wanted.k && data.k !== wanted.k) { return false; }
        return !needle || words[place].indexOf(needle) >= 0;
      }
      function apply() {
        var wanted = {}, needle = text.value.trim().toLowerCase(), count = 0;
        Object.keys(fields).forEach(function (key) { wanted[key] = fields[key].value; });
        if (needle && !words) {
          words = items.map(function (item) { return item.textContent.toLowerCase(); });
        }
        items.forEach(function (item, place) {
          var isShown = matches(item, place, wanted, needle);
          if (item.hidden === isShown) { item.hidden = !isShown; }
          if (isShown) { count += 1; }
        });
        groups.forEach(function (group) {
          group.hidden = !group.querySelector("li.e:not([hidden])");
        });
        shown.textContent = count + " of " + items.length +
          (items.length === 1 ? " entry shown" : " entries shown");
      }
      function clear() {
        Object.keys(fields).forEach(function (key) { fields[key].value = ""; });
        text.value = "";
        apply();
      }
      function reveal() {
        var target = location.hash.length > 1 && get(decodeURIComponent(location.hash.slice(1)));
        if (target && target.closest("[hidden]")) {
          clear();
          target.scrollIntoView();
        }
      }
      var waiting = 0;
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      form.addEventListener("change", apply);
      text.addEventListener("input", function () {
        clearTimeout(waiting);
        waiting = setTimeout(apply, 150);
      });
      get("all").addEventListener("click", clear);
      document.addEventListener("click", function (event) {
        var link = event.target.closest && event.target.closest("a.narrow");
        if (!link) { return; }
        event.preventDefault();
        Object.keys(fields).forEach(function (key) { fields[key].value = ""; });
        text.value = "";
        fields.b.value = link.dataset.b;
        fields.m.value = link.dataset.m;
        apply();
        get("h-entries").focus();
        get("entries").scrollIntoView();
      });
      window.addEventListener("hashchange", reveal);
      form.hidden = false;
      apply();
    })();
    """
}
