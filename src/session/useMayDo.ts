import { mayDo, type Right } from '@/contract/roles'
import { usePrincipal } from './usePrincipal'

/** Whether the signed-in principal has a right; actions without it are not shown. */
export const useMayDo = (right: Right): boolean => mayDo(usePrincipal().role, right)
