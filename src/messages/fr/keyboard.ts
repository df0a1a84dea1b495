import type { Messages } from '../messages'

export const palette: Messages['palette'] = {
  title: 'Palette',
  open: 'Trouver',
  search: 'Trouver une page, un événement, une commande',
  hint: 'Page, numéro, objet, commande …',
  none: 'Rien ne correspond. Les numéros, les objets et les mots du filtre sont compris.',
  groups: {
    recent: 'Utilisés récemment',
    pages: 'Pages',
    views: 'Vues',
    events: 'Événements',
    campaigns: 'Campagnes',
    commands: 'Commandes',
  },
}

export const shortcuts: Messages['shortcuts'] = {
  title: 'Raccourcis clavier',
  off: 'Les lettres seules sont désactivées dans les préférences ; les autres fonctionnent.',
  keys: {
    Control: 'Ctrl',
    Shift: 'Maj',
    Enter: 'Entrée',
    Escape: 'Échap',
    PageDown: 'Page suiv.',
    PageUp: 'Page préc.',
    Home: 'Début',
    End: 'Fin',
  },
  or: 'ou',
  and: 'puis',
  places: {
    everywhere: 'Partout',
    list: 'Liste des événements',
    event: 'Événement ouvert',
    form: 'Créer un événement',
  },
  does: {
    palette: 'Palette',
    sheet: 'Cette page',
    create: 'Nouvel événement',
    filter: 'Filtrer',
    nextRow: 'Ligne suivante',
    previousRow: 'Ligne précédente',
    page: 'Une page plus bas ou plus haut',
    ends: 'Première ou dernière ligne',
    open: 'Ouvrir l’événement',
    select: 'Sélectionner la ligne ou non',
    range: 'Sélectionner une plage',
    clear: 'Annuler la sélection',
    nextEvent: 'Événement suivant',
    previousEvent: 'Événement précédent',
    back: 'Retour à la liste',
    send: 'Créer l’événement',
  },
}
