import { counted, number } from './count'

export const away = {
  title: 'Since you were away',
  since: (moment: string) => `(${moment}):`,
  parts: {
    new: (count: number) => `${number.format(count)} new`,
    closed: (count: number) => `${number.format(count)} closed`,
    overdue: (count: number) => `${number.format(count)} newly overdue`,
  },
  dismiss: 'Dismiss',
  more: (groups: number) => counted(groups, 'more group', 'more groups'),
}
