import { Alert, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { contactMutations } from '@/client/contacts'
import { isUnclear, ProblemError } from '@/client/errors'
import { newKey } from '@/client/newKey'
import { NewContact } from '@/contract/contacts'
import { applyProblem } from '@/failures/applyProblem'
import { faultSentence } from '@/failures/faultSentence'
import { contractResolver } from '@/fields/contractResolver'
import { usePhones } from '@/fields/usePhones'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import { useCentre } from '@/session/useCentre'
import { Button } from '@/ui/buttons/Button'

const keys = [
  'Name',
  'FirstName',
  'PhoneNumber1',
  'PhoneNumber2',
  'UserData',
  'Email',
  'Company',
  'City',
  'Comment',
] as const
type Fields = Record<(typeof keys)[number], string>
const empty: Fields = {
  Name: '',
  FirstName: '',
  PhoneNumber1: '',
  PhoneNumber2: '',
  UserData: '',
  Email: '',
  Company: '',
  City: '',
  Comment: '',
}
const phoneKeys = ['PhoneNumber1', 'PhoneNumber2'] as const
type Props = { DiallerCampaignsID: number }

/** Why a typed number cannot be one. */
const refusedNumbers = (values: Fields, phones: Phones | undefined) =>
  Object.fromEntries(
    phoneKeys.flatMap((key) => {
      const reading = values[key].trim() === '' ? undefined : phones?.read(values[key])
      return reading && 'fault' in reading ? [[key, reading.fault] as const] : []
    }),
  )

function ContactForm({ DiallerCampaignsID, onClose }: Props & { onClose: () => void }) {
  const add = useMutation(contactMutations.importOne())
  const [key, setKey] = useState(() => newKey())
  const { country } = useCentre()
  const phones = usePhones()
  const read = (text: string) => phones?.digits(text) ?? text
  const form = useForm<Fields, unknown, NewContact>({
    resolver: contractResolver<Fields, NewContact>(
      NewContact,
      (values) => ({
        ...values,
        PhoneNumber1: read(values.PhoneNumber1),
        PhoneNumber2: read(values.PhoneNumber2),
        DiallerCampaignsID,
      }),
      (values) => refusedNumbers(values, phones),
    ),
    defaultValues: empty,
  })
  const { errors } = form.formState
  const hintOf = (name: keyof Fields) => {
    if (name === 'UserData') return m.campaigns.userDataHint
    return phoneKeys.some((key) => key === name) ? m.create.phoneHint(country) : undefined
  }
  const submit = form.handleSubmit((contact) =>
    add.mutate(
      { contact, key },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (error instanceof ProblemError && !isUnclear(error)) setKey(newKey())
          applyProblem(error, form)
        },
      },
    ),
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {errors.root && (
          <Alert color="red" variant="light" role="alert">
            {errors.root.message}
          </Alert>
        )}
        {keys.map((name) => {
          const message = errors[name]?.message
          return (
            <TextInput
              key={name}
              label={m.campaigns.contactKeys[name]}
              required={name === 'Name' || name === 'PhoneNumber1'}
              description={hintOf(name)}
              error={message && faultSentence(message)}
              data-autofocus={name === keys[0] || undefined}
              {...form.register(name)}
            />
          )
        })}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={!phones}>
            {m.campaigns.addContact}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** One contact by hand. */
export function AddContactButton(props: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        icon={<IconUserPlus aria-hidden size={16} />}
        onClick={open}
      >
        {m.campaigns.addContact}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={m.campaigns.addContact}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <ContactForm {...props} onClose={close} />
      </Modal>
    </>
  )
}
