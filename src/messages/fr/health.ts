import type { Messages } from '../messages'
import { counted } from './count'

export const health: Messages['health'] = {
  text: 'L’état du serveur qui répond à cette page. Sa base de données est la même pour tous les serveurs qui la partagent.',
  away: 'La base de données ne répond pas. Ci-dessous, ce que l’on savait avant.',
  bad: 'Défaut',
  unknown: 'Inconnu pour le moment',
  rows: {
    database: 'Base de données',
    size: 'Taille',
    disk: 'Espace libre',
    backups: 'Sauvegardes',
    feeds: 'Flux ouverts',
    mirror: 'Miroir',
    version: 'Version',
    migrations: 'Migrations',
    next: 'Version suivante',
  },
  kinds: { embedded: 'Intégrée', postgres: 'PostgreSQL' },
  answers: (milliseconds) => `répond en ${milliseconds} ms`,
  silent: 'Ne répond pas',
  waits: (count) => `${counted(count, 'appel attend', 'appels attendent')} une connexion`,
  growth: (bytes) => `${bytes} de plus par jour`,
  growthLater: 'sa croissance sera connue dans une heure',
  disk: (free, total) => `${free} sur ${total}`,
  diskElsewhere: 'Le disque de PostgreSQL n’est pas visible d’ici',
  noBackups: 'Ce serveur ne fait pas de sauvegardes',
  noBackupYet: 'Aucune sauvegarde pour l’instant.',
  lastBackup: (moment) => `La dernière : ${moment}.`,
  failedBackup: (moment, reason) => `Échec ${moment} : ${reason}`,
  feeds: (count) => counted(count, 'page ouverte', 'pages ouvertes'),
  noMirror: 'Aucun système en amont configuré',
  mirror: (moment) => `État du ${moment}`,
  version: (version, moment) => `${version}, en marche depuis ${moment}`,
  migrations: (count, newest) => `Toutes les ${count} sont appliquées, la dernière est ${newest}`,
  newerMigration: (name) =>
    `Une version plus récente a modifié les tables (${name}). Démarrez cette version ici aussi.`,
  noNext: 'Aucune autre version n’est installée',
  next: (version, migrations, seconds) =>
    migrations === 0
      ? `${version} est installée. Le prochain démarrage ne migre rien`
      : `${version} est installée. Le prochain démarrage applique ${counted(migrations, 'migration', 'migrations')}, environ ${seconds} s`,
}
