import type { Messages } from '../messages'
import { counted, number } from './count'

/** The proof of a clone or a restored campaign; a part of the campaigns' messages. */
export const proof: Messages['campaigns']['proof'] = {
  title: 'Preuve',
  sound: 'Le clone est tel qu’il doit être.',
  unsound: (count) =>
    count === 0
      ? 'Le clone n’est pas tel qu’il doit être.'
      : `${counted(count, 'valeur n’est pas telle qu’elle doit', 'valeurs ne sont pas telles qu’elles doivent')} être.`,
  of: 'Clonée de',
  when: (moment, name) => `${moment}, par ${name}. Les deux ont été relues après le clonage.`,
  contacts: (source, clone) =>
    clone === 0
      ? `Les contacts n’ont pas été copiés : la source en avait ${number.format(source)}, le clone n’en a aucun.`
      : `Le clone a ${counted(clone, 'contact', 'contacts')}, alors que les contacts ne sont pas copiés.`,
  restored: {
    sound: 'La campagne restaurée est telle qu’elle était.',
    unsound: (count) =>
      count === 0
        ? 'La campagne restaurée n’est pas telle qu’elle était.'
        : `${counted(count, 'valeur n’est pas telle qu’elle doit', 'valeurs ne sont pas telles qu’elles doivent')} être.`,
    of: 'Restaurée de la copie de',
    when: (moment, name) => `${moment}, par ${name}. Elle a été relue ensuite.`,
    contacts: (copy, restored) =>
      `${number.format(restored)} sur ${counted(copy, 'contact', 'contacts')} restaurés.`,
    source: 'Copie',
    clone: 'Restaurée',
  },
  field: 'Champ',
  source: 'Source',
  clone: 'Clone',
  verdict: 'Résultat',
  code: (name, source, clone) => `Code de résultat ${name} (${source ?? '—'} → ${clone ?? '—'})`,
  faults: (count) => (count === 0 ? 'tel qu’il doit être' : counted(count, 'erreur', 'erreurs')),
  keys: {
    'Content.1': 'Anglais',
    'Content.2': 'Allemand',
    DiallerCampaignsID: 'Campagne',
    DiallerResultCodesTypesID: 'Type',
    DiallerResultCodesTypesShortText: 'Clé du type',
    ShortText: 'Clé du texte',
    bAllowDelete: 'Peut être supprimé',
  },
  verdicts: {
    equal: 'Égal',
    ownID: 'Différent : chacun a son propre ID',
    newName: 'Différent : le nom que vous avez donné',
    startsInactive: 'Différent : elle commence inactive',
    userDataGiven: 'Différent : les données que vous avez données',
    followsCode: 'Différent : il suit le code copié',
    fault: 'Pas tel qu’il doit être',
  },
}
