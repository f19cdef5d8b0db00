export default defineAppConfig({
  pages: [
    'pages/report/index',
    'pages/mine/index',
    'pages/track/index',
    'pages/receipt/index',
    'pages/case/index',
    'pages/rate/index',
    'pages/signIn/index',
  ],
  window: {
    navigationBarTitleText: '网格直通',
    navigationBarBackgroundColor: '#0f6b63',
    navigationBarTextStyle: 'white',
    backgroundColor: '#f1f6f4',
  },
  tabBar: {
    color: '#465651',
    selectedColor: '#0f6b63',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/report/index',
        text: '上报',
        iconPath: 'icons/report.png',
        selectedIconPath: 'icons/report-on.png',
      },
      {
        pagePath: 'pages/mine/index',
        text: '我的',
        iconPath: 'icons/mine.png',
        selectedIconPath: 'icons/mine-on.png',
      },
      {
        pagePath: 'pages/track/index',
        text: '查询',
        iconPath: 'icons/track.png',
        selectedIconPath: 'icons/track-on.png',
      },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用来找到您说的地方归哪个网格管' } },
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  __usePrivacyCheck__: true,
});
