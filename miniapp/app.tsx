import { type PropsWithChildren, type ReactNode } from 'react'
import './app.scss'

/** The root of the mini-program: pages are its children. */
export default function App({ children }: PropsWithChildren): ReactNode {
  return children
}
