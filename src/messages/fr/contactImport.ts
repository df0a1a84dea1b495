import type { Messages } from '../messages'
import { counted, number } from './count'

/** Contacts from a file; a part of the campaigns' messages. */
export const importing: Messages['campaigns']['importing'] = {
  title: 'Importer des contacts',
  text: 'Un fichier CSV dont une ligne nomme les colonnes. Rien n’est envoyé avant que vous n’ayez vu ce qu’il contient. Le même fichier peut être importé à nouveau : ce qui est déjà là reste tel quel.',
  file: 'Fichier CSV',
  columns: 'Colonnes du fichier',
  column: 'Colonne',
  means: 'Signifie',
  meaningOf: (column) => `Signification de ${column}`,
  notImported: 'Non importée',
  ready: (lines, good, bad, empty) =>
    `${counted(lines, 'ligne', 'lignes')} : ${counted(good, 'bonne', 'bonnes')}, ${counted(bad, 'refusée', 'refusées')}, ${counted(empty, 'vide', 'vides')}.`,
  longRows: 'Un enregistrement sur plusieurs lignes compte pour une, celle où il commence.',
  notText:
    'Ce n’est pas un fichier CSV mais un classeur, une archive ou une image. Enregistrez le tableau au format CSV dans son programme, puis choisissez ce fichier.',
  encoding: 'Encodage',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (gros-boutiste)',
    'windows-1252': 'Windows, Europe de l’Ouest',
    'windows-1250': 'Windows, Europe centrale',
    macintosh: 'Mac, Europe de l’Ouest',
  },
  headerLine: 'Ligne d’en-tête',
  above: (line) =>
    line === 2
      ? 'La ligne 1 est au-dessus de l’en-tête et n’est pas importée.'
      : `Les lignes 1 à ${number.format(line - 1)} sont au-dessus de l’en-tête et ne sont pas importées.`,
  result: 'Résultat',
  accounted: (lines, imported, refused, empty) =>
    `${counted(lines, 'ligne', 'lignes')} : ${counted(imported, 'importée', 'importées')}, ${counted(refused, 'refusée', 'refusées')}, ${counted(empty, 'vide', 'vides')}`,
  refusedFile: (count) =>
    `Enregistrer ${counted(count, 'ligne refusée', 'lignes refusées')} dans un fichier`,
  refusedName: 'lignes-refusees.csv',
  reasonColumn: 'Motif',
  badQuote: (column) =>
    `Le guillemet de la colonne ${number.format(column)} n’est pas fermé. La ligne suivante a été lue seule.`,
  tooManyCells: (cells, columns) =>
    `La ligne a ${counted(cells, 'cellule', 'cellules')}, l’en-tête en a ${number.format(columns)}. Mettez entre guillemets une cellule qui contient le séparateur.`,
  unreadable:
    'Certains de ses caractères n’existent pas dans cet encodage. Choisissez un autre encodage.',
  kept: 'La campagne a un contact avec les mêmes données utilisateur, qui est resté tel quel.',
  more: (count) => `et ${count} autres`,
  overwrite: 'Remplacer les contacts avec les mêmes données utilisateur',
  begin: (count) => `Importer ${counted(count, 'contact', 'contacts')}`,
  running: (done, total) =>
    `${number.format(done)} sur ${counted(total, 'ligne envoyée', 'lignes envoyées')}`,
  done: (made, overwritten, same) =>
    `${number.format(made)} nouveaux, ${number.format(overwritten)} remplacés, ${number.format(same)} inchangés.`,
  stopped:
    'Ce qui a été envoyé est enregistré. Continuer envoie le reste ; rien n’est importé deux fois.',
  each: 'Résultat de chaque ligne',
  lineColumn: 'Ligne',
  resultColumn: 'Résultat',
  outcomes: {
    new: 'Nouveau',
    overwritten: 'Remplacé',
    unchanged: 'Inchangé',
    kept: 'Refusée',
    twice: 'Refusée',
    bad: 'Refusée',
  },
  goOn: 'Continuer',
  leftOut: (count) => `${counted(count, 'ligne est refusée', 'lignes sont refusées')}`,
  line: (line) => `Ligne ${line}`,
  sameAs: (line) => `Le même contact qu’à la ligne ${line}.`,
  twice: 'Le même contact figure à une ligne précédente.',
}
