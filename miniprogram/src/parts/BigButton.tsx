import { Button } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { tap } from './tap';

interface Props {
  id?: string;
  /** `main`: the one thing to do here; `quiet`: a way aside; `warn`: cannot be undone. */
  look?: 'main' | 'plain' | 'quiet' | 'warn';
  busy?: boolean;
  onTap: () => void;
}

export function BigButton({ id, look = 'plain', busy = false, onTap, children }: PropsWithChildren<Props>) {
  const className = `button button-${look}${busy ? ' button-busy' : ''}`;
  return (
    <Button id={id} className={className} {...tap(busy ? () => undefined : onTap)}>
      {children}
    </Button>
  );
}
