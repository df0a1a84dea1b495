type EventDataParts = {
  CrmURL?: string | null | undefined
  UserData?: string | null | undefined
  Body?: string | null | undefined
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn a bare carriage return into a line feed.
  '\r': '&#13;',
}
const escapeMarkup = (text: string) =>
  text.replace(/[&<>"\r]/g, (character) => entities[character] ?? '')

const asHtml = (body: string) =>
  body
    .replace(/\r\n|\r|\n/g, '\n')
    .split('\n')
    .map(escapeMarkup)
    .join('<br/>')

/**
 * The documented XML form. Text is escaped on the way in, so no input can break it: the body
 * is HTML (line breaks as `<br/>`) inside XML, hence escaped twice.
 */
export function eventData({ CrmURL, UserData, Body }: EventDataParts): string {
  const url = CrmURL
    ? `<url><urlPath>${escapeMarkup(CrmURL)}</urlPath><displayName>${escapeMarkup(UserData || CrmURL)}</displayName></url>`
    : ''
  const body = Body ? escapeMarkup(asHtml(Body)) : ''
  return `<eventData><urls>${url}</urls><body html="true">${body}</body></eventData>`
}
