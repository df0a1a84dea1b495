import { counting } from '../counting'

export const { number, counted, said } = counting('fr')
