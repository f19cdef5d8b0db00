import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { sentenceOf } from '../api/problem.ts';
import { download } from './download.ts';

interface Given {
  /** Below `/api/v1`, ending in `.xlsx`. */
  path: string;
  query: Record<string, string | undefined>;
}

/** The same table for a spreadsheet. */
export function ExportButton({ path, query }: Given) {
  const { message } = App.useApp();
  const made = useMutation({
    mutationFn: () => download(path, query),
    onError: (error) => void message.error(sentenceOf(error)),
  });
  return (
    <Button
      type="link"
      size="small"
      icon={<DownloadOutlined />}
      loading={made.isPending}
      onClick={() => made.mutate()}
      data-testid="export"
    >
      导出表格
    </Button>
  );
}
