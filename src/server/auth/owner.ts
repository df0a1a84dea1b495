import type { Principal } from '../http/principal'

/**
 * Whose something personal is: the user whom the token stands for, whatever token or device that
 * is; where it stands for nobody, the token's own.
 */
export const ownerOf = ({ UsersID, AccessTokensID }: Principal): string =>
  UsersID === null ? `token:${AccessTokensID}` : `user:${UsersID}`
