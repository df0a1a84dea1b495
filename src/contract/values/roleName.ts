import * as z from 'zod/mini'
import { roles } from '../roles'

/** Apart from {@link roles}, which the first page reads without a schema. */
export const RoleName = z.enum(roles)
