import type { Messages } from '../messages'
import { counted, number } from './count'

export const away: Messages['away'] = {
  title: 'Während Sie weg waren',
  since: (moment) => `(seit ${moment}):`,
  parts: {
    new: (count) => `${number.format(count)} neu`,
    closed: (count) => `${number.format(count)} abgeschlossen`,
    overdue: (count) => `${number.format(count)} neu überfällig`,
  },
  dismiss: 'Ausblenden',
  more: (groups) => counted(groups, 'weitere Gruppe', 'weitere Gruppen'),
}
