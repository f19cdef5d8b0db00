import type * as contract from './viewPhoto.d';
import './viewPhoto.scss';

export const viewPhoto: typeof contract.viewPhoto = (url) => {
  const curtain = document.createElement('div');
  curtain.className = 'view-photo';
  const picture = document.createElement('img');
  picture.src = url;
  picture.alt = '照片';
  picture.className = 'view-photo-picture';
  const close = document.createElement('button');
  close.textContent = '关闭';
  close.className = 'view-photo-close';
  curtain.append(picture, close);
  curtain.addEventListener('click', () => curtain.remove());
  document.body.append(curtain);
};
