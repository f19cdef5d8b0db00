import { z } from 'zod';

// Must come before any contract is made: otherwise zod probes for `new Function`, which the gateway's
// content security policy forbids and every browser reports.
z.config({ jitless: true });
