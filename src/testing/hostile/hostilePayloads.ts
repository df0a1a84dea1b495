import { attribute, html, mathml, mutation, svg, template } from './hostileMarkup'
import type { Make } from './hostilePayload'
import { css, unicode, urlSchemes, xml } from './hostileTexts'

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
