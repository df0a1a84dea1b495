import { Text } from '@mantine/core'
import { m } from '@/messages'
import { type AppointmentRequest, outcomeSentence } from './outcomeSentence'

export function AppointmentOutcome(props: AppointmentRequest) {
  return (
    <Text role="status" aria-label={m.create.outcome} fw={600}>
      {outcomeSentence(props)}
    </Text>
  )
}
