import { defineConfig } from '@tarojs/cli';
import { apiRoutes, sharedSource } from './contract';

const platform = process.env.TARO_ENV ?? 'h5';
const gatewayOrigin = process.env.GATEWAY_ORIGIN ?? 'http://127.0.0.1:7080';

export default defineConfig<'webpack5'>(() => ({
  projectName: 'gridline',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  sourceRoot: 'src',
  outputRoot: `dist/${platform}`,
  plugins: [],
  // One pixel of the style sheets is one point of a 375-wide telephone: 2rpx on WeChat, 1px on H5.
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  jsMinimizer: 'esbuild',
  esbuild: { minify: { enable: true, config: { target: 'es2018' } } },
  cache: { enable: true },
  logger: { quiet: true, stats: false },
  defineConstants: {
    // H5 talks to the gateway that served it; the mini-program must be told where the gateway is.
    GATEWAY_ORIGIN: JSON.stringify(platform === 'h5' ? '' : gatewayOrigin),
    API_ROUTES: JSON.stringify(apiRoutes()),
  },
  mini: {
    compile: { include: [sharedSource] },
    miniCssExtractPluginOption: { ignoreOrder: true },
    enableSourceMap: false,
  },
  h5: {
    publicPath: '/m/',
    staticDirectory: 'static',
    enableSourceMap: false,
    router: { mode: 'hash' },
    compile: { include: [sharedSource] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { pxtransform: { enable: false, config: {} } },
    webpackChain(chain) {
      chain.performance.hints(false);
      chain.merge({ infrastructureLogging: { level: 'error' } });
      // What several pages use is sent once, not once a page.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          parts: {
            name: 'parts',
            test: /node_modules[\\/]@tarojs/,
            chunks: 'async',
            minChunks: 2,
            priority: 20,
          },
          pages: {
            name: 'pages',
            test: /miniprogram[\\/]src/,
            chunks: 'async',
            minChunks: 2,
            minSize: 0,
            priority: 10,
          },
        },
      });
    },
  },
}));
