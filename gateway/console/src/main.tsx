import './api/strictPage.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queryClient.ts';
import { App } from './app.tsx';
import './base.css';
import { theme } from './theme.ts';

dayjs.locale('zh-cn');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw the console into');

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <Messages message={{ maxCount: 3 }} style={{ height: '100%' }}>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  </StrictMode>,
);
