import type { Asker } from './asker'

/**
 * Whose something personal is: the user whom the token stands for, whatever token or device that
 * is; where it stands for nobody, the token's own.
 */
export const ownerOf = ({ UsersID, AccessTokensID }: Asker): string =>
  UsersID === null ? `token:${AccessTokensID}` : `user:${UsersID}`
