// The citation follows the article that the address names; it can be copied and shared where the browser can.
(function () {
  "use strict";

  var NUMBER = /\u7b2c[^\u6761\u7ae0\u8282\u7f16]{1,12}(?:\u6761|\u7ae0|\u8282|\u5206?\u7f16)(?:\u4e4b[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})?/;
  var contents = document.querySelector("details.contents");
  var citation = document.getElementById("citation");

  // Beside the text there is room for it.
  if (contents && matchMedia("(min-width: 75em)").matches) {
    contents.open = true;
  }
  if (!citation) {
    return;
  }
  var cited = citation.querySelector(".cited");
  var address = citation.querySelector(".address");
  var anchor = citation.querySelector(".anchor");
  var copy = document.querySelector("button.copy");
  var share = document.querySelector("button.share");
  var status = document.querySelector(".actions [role=status]");

  function follow() {
    var id = location.hash.slice(1);
    var found = /^(?:art|ch|sec|part|sub)-[a-z0-9-]+$/.test(id) && document.getElementById(id);
    var number = found && NUMBER.exec(found.textContent);
    cited.textContent = number ? number[0].replace(/\s/g, "") : "";
    if (anchor) {
      anchor.textContent = number ? "#" + id : "";
    }
    status.textContent = "";
  }

  function whole() {
    return address ? address.textContent + anchor.textContent : location.href;
  }

  addEventListener("hashchange", follow);
  follow();
  if (navigator.clipboard && navigator.clipboard.writeText) {
    copy.hidden = false;
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(citation.textContent).then(
        function () {
          status.textContent = copy.getAttribute("data-done");
        },
        function () {
          copy.hidden = true;
          getSelection().selectAllChildren(citation);
        }
      );
    });
  }
  if (navigator.share && (address || /^http/.test(location.protocol))) {
    share.hidden = false;
    share.addEventListener("click", function () {
      navigator.share({ title: document.querySelector("h1").textContent, url: whole() }).catch(function () {});
    });
  }
})();
