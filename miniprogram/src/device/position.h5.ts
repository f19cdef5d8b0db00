import type * as contract from './position.d';

const PATIENCE = 10_000;

export const whereAmI: typeof contract.whereAmI = () =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(null);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude, crs: 'wgs84' }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE },
    );
  });
