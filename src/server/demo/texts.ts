import type { Language } from './people'

type Wish = { subject: string; body: string }

/** What callers want: `#` is the place of a number. */
export const wishes: Record<Language, readonly Wish[]> = {
  en: [
    {
      subject: 'Callback about invoice #',
      body: 'The amount on invoice # looks wrong.\nPlease call me back.',
    },
    {
      subject: 'Question about my contract #',
      body: 'When does contract # end, and how can I extend it?',
    },
    {
      subject: 'Delivery # has not arrived',
      body: 'It should have been here on Monday.\r\nWhere is it?',
    },
    {
      subject: 'Change of address, customer #',
      body: 'We have moved. Please confirm the new address.',
    },
    {
      subject: 'Router restarts every hour',
      body: 'Serial number #. It began after the last update.',
    },
  ],
  de: [
    {
      subject: 'Rückruf zur Rechnung #',
      body: 'Die Rechnung # enthält eine falsche Position.\nBitte rufen Sie mich zurück.',
    },
    { subject: 'Frage zu meinem Vertrag #', body: 'Wann läuft der Vertrag # aus?' },
    {
      subject: 'Lieferung # fehlt',
      body: 'Die Lieferung sollte gestern kommen.\r\nWo bleibt sie?',
    },
    {
      subject: 'Störung: kein Anschluss seit heute früh',
      body: 'Kundennummer #. Alle Lämpchen blinken rot.',
    },
    { subject: 'Kündigung bestätigen, Nr. #', body: 'Bitte schicken Sie mir eine Bestätigung.' },
  ],
  fr: [
    {
      subject: 'Rappel au sujet de la facture #',
      body: 'Le montant de la facture # semble erroné.\nMerci de me rappeler.',
    },
    { subject: 'Question sur mon contrat #', body: 'Comment puis-je prolonger le contrat # ?' },
    {
      subject: 'Livraison # toujours pas reçue',
      body: 'Elle était prévue pour lundi.\r\nOù est-elle ?',
    },
    { subject: 'Panne : plus de connexion', body: 'Client #. Tous les voyants clignotent.' },
  ],
}

/** What a machine writes over a voice mail and over a fax: `#` is the place of the caller's number. */
export const recorded: Record<Language, { voiceMail: string; fax: string }> = {
  en: { voiceMail: 'Voice mail from #', fax: 'Fax from #' },
  de: { voiceMail: 'Sprachnachricht von #', fax: 'Fax von #' },
  fr: { voiceMail: 'Message vocal de #', fax: 'Fax de #' },
}

const longSubject = 'A subject that somebody wrote without ever coming to the point, '
export const veryLongSubject = longSubject.repeat(20).slice(0, 1000)

/** Everything that must be shown as the text it is. */
export const hostile = {
  Sender: '"><img src=x onerror=alert(1)>\u202E@example.com',
  Subject: '<script>alert("subject")</script> \u202Eesrever\u202C \'; DROP TABLE acd_events; --',
  UserData: '=HYPERLINK("https://evil.example","open")',
  Body: '<a href="javascript:alert(1)">click</a> <iframe src="https://evil.example"></iframe> Z\u0351\u0300\u0301\u0310a\u0315\u0321lgo',
  CrmURL: 'javascript:alert(document.domain)',
} as const
