import type { Messages } from '../messages'
import { counted } from './count'

export const signIn: Messages['signIn'] = {
  title: 'Connexion',
  token: 'Jeton d’accès',
  tokenHint: 'Votre admin vous le remet. Il commence par cb_.',
  submit: 'Se connecter',
  wrong:
    'Ce jeton d’accès est inconnu ou a été révoqué. Vérifiez-le ou demandez-en un nouveau à votre admin.',
  codeUsed:
    'Ce lien de connexion a déjà servi ou a expiré. Connectez-vous avec un jeton d’accès ou demandez un nouveau lien.',
  tooMany: (minutes) =>
    `Trop d’échecs depuis votre adresse, et cet essai a échoué aussi. Un jeton ou un lien valide vous connecte tout de suite. Sinon, réessayez dans ${counted(minutes, 'minute', 'minutes')}.`,
  working: 'Connexion en cours',
}

export const oidc = {
  signIn: (name: string) => `Se connecter avec ${name}`,
  claim: (claim: string, reason: string) =>
    `À propos de la revendication « ${claim} » du fournisseur : ${reason}`,
}

export const notFound: Messages['notFound'] = {
  title: 'Introuvable',
  text: 'Il n’y a pas de page à cette adresse. Elle a été déplacée, ou le lien est incomplet.',
  back: 'Aller aux événements',
}
