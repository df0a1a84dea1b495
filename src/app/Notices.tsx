import { Notifications } from '@mantine/notifications'

/** Short notices of what was done. */
export const Notices = () => <Notifications position="bottom-right" />
