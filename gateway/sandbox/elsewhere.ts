/** Links of the page lead into the gateway; on the sandbox's own port they are sent over to it. */
import type Router from '@koa/router';
import type { World } from './world.ts';

export function elsewhere(router: Router, world: World): void {
  for (const path of ['/', '/m/', '/console/']) {
    router.get(path, (ctx) => ctx.redirect(`${world.options.gatewayOrigin}${path}`));
  }
}
