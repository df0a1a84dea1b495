import type { Caller } from './people'
import type { Random } from './random'
import { recorded, wishes } from './texts'

/** Who calls and who is called, as each type of event writes them. */
export function partiesOf(type: number, { phone, mail }: Caller) {
  if (type === 1 || type === 3) return { Sender: phone, Receiver: '4919900112233' }
  if (type === 2 || type === 4) return { Sender: `+${phone}`, Receiver: null }
  return { Sender: mail, Receiver: 'support@jtel.de' }
}

/** What the record says, in the caller's language. */
export function eventTexts(random: Random, type: number, somebody: Caller, number: string) {
  const { language, phone, FirstName, LastName } = somebody
  const { voiceMail, fax } = recorded[language]
  if (type === 1) return { Subject: voiceMail.replace('#', phone), Body: null }
  if (type === 2) return { Subject: fax.replace('#', phone), Body: null }
  const { subject, body } = random.pick(wishes[language])
  const Body = `${body.replace('#', number)}\n${FirstName} ${LastName}`
  return { Subject: subject.replace('#', number), Body: type === 3 || type === 5 ? Body : null }
}
