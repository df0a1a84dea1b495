import { lazyPart } from '@/ui/page/lazyLoad'

/** The dialog with the record as the API gives it, loaded when it is opened first. */
export const RawRecord = lazyPart(() => import('./RawRecord'), 'RawRecord')
