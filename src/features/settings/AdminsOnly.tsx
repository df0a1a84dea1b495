import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCentre } from '@/fields/useCentre'
import { m } from '@/messages'

/** The page for admins; others are told which right they lack. */
export function AdminsOnly({ children }: { children: ReactNode }) {
  if (useCentre().role === 'admin') return children
  return <Alert variant="light">{m.settings.adminsOnly}</Alert>
}
